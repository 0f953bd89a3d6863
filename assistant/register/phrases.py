"""Whether a question says the value of a cell, and which values it means by that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from vectorstore.lexical.analysis import analyse

_NUMBERING = re.compile(r"^\W*(?:\d{1,2}|[A-Za-z])\s?[:.)]\s+(?=\w)")


def unnumbered(value: str) -> str:
    """Return a value without the number or letter that a scale puts before it: "6: In progress" says "In progress"."""
    return _NUMBERING.sub("", value)


def holds_phrase(value: str, phrase: str) -> bool:
    """Say whether a value holds a phrase word for word, marks and case aside."""
    folded, wanted = (" ".join(re.findall(r"[\w%]+", words.casefold())) for words in (value, phrase))
    return bool(wanted) and (folded == wanted or f" {wanted} " in f" {folded} ")


def speaks(text: str, value: str) -> bool:
    """Say whether a question says a value whole, by the stems of its words in order.

    A value with one word that has a stem ("On hold") is said only word for word: who holds a post asks for no state.
    """
    terms, wanted = _terms(text), _terms(value)
    if not wanted or len(wanted) > 12 or all(term.isdigit() for term in wanted):
        return False
    if len(wanted) == 1 and len(value.split()) > 1:
        return holds_phrase(text, value)
    return any(terms[i : i + len(wanted)] == wanted for i in range(len(terms) - len(wanted) + 1))


@lru_cache(maxsize=50_000)
def _terms(words: str) -> tuple[str, ...]:
    return tuple(analyse(words, query=True))


def longest(values: Sequence[str]) -> list[str]:
    """Leave out a value whose words are a part of another one that was said too."""
    return [v for v in values if not any(v != other and holds_phrase(other, v) for other in values)]


def with_same_start(values: Iterable[str], spoken: Sequence[str]) -> list[str]:
    """Add the values that begin with a spoken one: "Open" also finds "Open - awaiting funding"."""
    starts = tuple(value.casefold() for value in spoken)
    return [value for value in values if value.casefold().startswith(starts)]
