"""Ways of putting found chunks in a better order."""
