"""The plain algorithms that search is held against, as their authors give them, with nothing of clerk's own."""
