"""Tells words from the garble that a PDF gives when its fonts do not say which letters they draw."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile(r"[^\W_]+(?:[-–.,:/'’&@()£$€%+*#?!;=\"“”‘…—−_|][^\W_]*)*")
_LONG = re.compile(r"[A-Za-z]{5,}")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_CID = re.compile(r"\(cid:\d+\)")
_EDGES = "\"'“”‘’()[]{}<>.,;:!?*•·–—-…£$€%#&+=|/\\_✓✔"


def readable_share(text: str) -> float:
    """Return the share of words that a person could read, 0 to 1; 1 where there are no words.

    A readable word has printable characters of known alphabets, no replacement or private-use signs, and a vowel where
    it has five letters or more.
    """
    words = [word for word in text.split() if word.strip(_EDGES)]
    if not words:
        return 1.0
    return sum(_is_readable(word) for word in words) / len(words)


def _is_readable(word: str) -> bool:
    if _CID.search(word) or any(
        unicodedata.category(sign) in {"Co", "Cn", "Cc", "Cs"} or sign == "\ufffd" for sign in word
    ):
        return False
    core = word.strip(_EDGES)
    if not _PLAIN.fullmatch(core):
        return False
    return all(_VOWEL.search(letters) for letters in _LONG.findall(core))
