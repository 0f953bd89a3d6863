"""Tells the references that rows open with: codes ("A2.3"), or numbers after what they count ("Saving 12")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.rows import key_of
from vectorstore.references import find_references

_WORDED = re.compile(r"(?P<word>[^\W\d_]{2,20}) (?:[Nn]o\.? ?)?\d{1,3}[a-z]?(?=[\s:).–-]|$)")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
MOST = 0.6


def key_in(words: str) -> str | None:
    """Return the reference that opens a key cell, None for plain words, figures and dates."""
    worded = _WORDED.match(words)
    return worded[0] if worded and not _MONTH.match(worded["word"]) else key_of(words)


def are_codes(keys: Sequence[str]) -> bool:
    """Say whether most cells of a column open with codes or numbers."""
    return len(keys) > 0 and sum(key_of(key) is not None for key in keys) >= MOST * len(keys)


def shared_word(keys: Sequence[str]) -> str | None:
    """Return the word that most cells of a column number ("panel" of "Panel 1", "Panel 2"), None where none does."""
    found = [match["word"].casefold() for key in keys if (match := _WORDED.fullmatch(key))]
    word, count = Counter(found).most_common(1)[0] if found else ("", 0)
    return word if count >= MOST * len(keys) and not _MONTH.match(word) else None


def counted_kind(word: str | None) -> str | None:
    """Return the kind of thing that a word before a number refers to ("rec" to a recommendation), None for others."""
    found = find_references(f"{word} 1") if word else ()
    return found[0].kind if found and found[0].kind != "code" else None
