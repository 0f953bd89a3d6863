"""A run: every question of some sets asked of one or more variants, kept as it goes, gone on with when stopped."""
