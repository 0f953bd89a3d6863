"""Gold questions in a spreadsheet that an officer fills in: read, and handed out as a template or a draft."""
