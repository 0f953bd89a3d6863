"""Searches measured on public sets of questions, whose data stays where it is and is never part of the project."""
