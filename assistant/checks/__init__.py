"""What of a claim has to stand in its quotes: figures, dates, references, names, addresses, denials, and its words."""
