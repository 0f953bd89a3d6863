"""Ways of writing a draft from evidence."""
