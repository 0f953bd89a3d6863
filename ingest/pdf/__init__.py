"""Reads a PDF page from its ink: where words, rules and fills stand, and the tables they make; one job a file."""
