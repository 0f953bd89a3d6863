"""Ways of finding chunks for a question."""
