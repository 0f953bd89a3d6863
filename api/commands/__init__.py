"""One command a module, imported when called."""
