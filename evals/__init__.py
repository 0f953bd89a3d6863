"""Questions with known answers, run and scored."""
