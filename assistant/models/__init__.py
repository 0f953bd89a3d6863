"""Language models: which one the settings name, what it is asked, and what is said when it does not reply."""
