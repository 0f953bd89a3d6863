"""Reads a question as the papers would have put it: slips of the keyboard, other words, ranges, dates, follow-ups."""
