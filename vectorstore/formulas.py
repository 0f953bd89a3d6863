"""Which words a spreadsheet would reckon rather than show: words of papers and people go into files that it opens."""

from __future__ import annotations

import unicodedata

SIGNS = ("=", "+", "-", "@")
BLANKS = ("\t", "\r")


def begins_formula(words: str) -> bool:
    """Say whether a spreadsheet may take words for a formula.

    By the signs that OWASP names (CSV Injection), wide ones and ones behind blanks too, and by a tab or return first.
    """
    return words.startswith(BLANKS) or bare(words).startswith(SIGNS)


def bare(words: str) -> str:
    """Return words in their plain form (NFKC) without the blanks before them."""
    return unicodedata.normalize("NFKC", words).lstrip()
