"""Answers to take along: a briefing note as a web page or a Word file, and plain text to paste."""
