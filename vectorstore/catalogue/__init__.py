"""Documents, text of record, blocks and chunks in SQL: the one source of truth."""
