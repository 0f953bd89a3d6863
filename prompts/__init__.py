"""Words given to a language model: Markdown with checked variables and a version."""
