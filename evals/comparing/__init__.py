"""Two runs over the same questions, held against each other a question at a time."""
