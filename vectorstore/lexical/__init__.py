"""Search by words and references."""
