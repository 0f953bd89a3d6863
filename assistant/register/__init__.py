"""Asks the register: from a question to the rows that answer it, all of them, computed and not guessed."""
