"""Ways of turning text into vectors."""
