"""ROUGE: how much of a reference's words, pairs of words and order another text has (Lin 2004), as F1.

Words are runs of letters and digits in small letters; nothing is stemmed and no word is passed over. ROUGE-1 and
ROUGE-2 count shared words and pairs, each as often as it stands in both; ROUGE-L the longest common subsequence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W_]+")


def rouge(text: str, reference: str) -> Mapping[str, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L of a text, 0 to 1; 0 where either has no words."""
    one, other = words(text), words(reference)
    return {
        "ROUGE-1": _f1(_shared(one, other, 1), len(one), len(other)),
        "ROUGE-2": _f1(_shared(one, other, 2), len(one) - 1, len(other) - 1),
        "ROUGE-L": _f1(longest_common(one, other), len(one), len(other)),
    }


def words(text: str) -> list[str]:
    """Return the words that ROUGE compares."""
    return _WORD.findall(text.casefold())


def longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words the longest subsequence of both has, in time of the product of their lengths."""
    before = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for at, another in enumerate(other):
            row.append(before[at] + 1 if word == another else max(row[at], before[at + 1]))
        before = row
    return before[-1]


def _shared(one: Sequence[str], other: Sequence[str], n: int) -> int:
    return sum((_runs(one, n) & _runs(other, n)).values())


def _runs(text: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(text[at : at + n]) for at in range(len(text) - n + 1))


def _f1(shared: int, of_text: int, of_reference: int) -> float:
    return 2 * shared / (of_text + of_reference) if shared else 0.0
