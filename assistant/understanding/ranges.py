"""Ranges of references written out: "A3.4 to A3.7", "R01–R05", "Savings 150-153", "workstreams A to D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vectorstore.references import Reference, find_references

MOST = 100
"""More references than this are no range that anybody means."""

_TO = re.compile(r"[ ]?(?:to|through|up to|thru|-|–|—)[ ]?")
_BARE = re.compile(r"[ ]?(?:to|through|up to|thru|-|–|—)[ ]?(?P<last>\d{1,4}(?:\.\d{1,3})*|[A-Z])(?![\w]|[.,:/]\d)")
_MOVED = re.compile(
    r"\b(?:mov|chang|went|go(?:es|ing)?|gone|transfer|rais|f[ae]ll|shift|swap|switch)\w*", re.IGNORECASE
)


def ranges_in(text: str) -> tuple[str, ...]:
    """Return every canonical reference of the ranges in a text, those between the ends too, whether or not they exist.

    "It moved from B1 to B2" is no range.
    """
    found: list[str] = []
    references = find_references(text, loose=True)
    for first, last in pairwise(references):
        between = text[first.span.end : last.span.start]
        if _TO.fullmatch(between) and not _is_move(text, first):
            found += _members(first.canonical, last.canonical)
    for first in references:
        bare = _BARE.match(text, first.span.end)
        if bare and not _is_move(text, first):
            found += _members(first.canonical, _ended(first.canonical, bare["last"]))
    return tuple(dict.fromkeys(found))


def _ended(first: str, last: str) -> str:
    """Return the reference that a bare number or letter stands for: "153" after Saving 150, "D" after workstream A."""
    if last.isalpha():
        return re.sub(r"(?<= )[a-z]$", last.casefold(), first)
    return re.sub(r"\d+(?:\.\d+)*$" if "." in last else r"\d+$", last, first)


def _is_move(text: str, first: Reference) -> bool:
    """Say whether something is said to have gone from the first reference to the next."""
    before = text[: first.span.start].rstrip()
    return before.endswith(" from") and bool(_MOVED.search(before))


def _members(first: str, last: str) -> Iterator[str]:
    """Yield the references from one to another of its series; none for two of different series, or back to front."""
    series, start, end = _split(first), _counted(first), _counted(last)
    if series != _split(last) or start is None or end is None or not start < end <= start + MOST:
        return
    lettered = not first[-1].isdigit()
    for number in range(start, end + 1):
        yield f"{series}{chr(number) if lettered else number}"


def _split(reference: str) -> str:
    """Return what the references of a series share: all but the last number or, after a space, the one letter."""
    return re.sub(r"(?:\d+|(?<= )[a-z])$", "", reference)


def _counted(reference: str) -> int | None:
    end = reference[len(_split(reference)) :]
    return None if not end else int(end) if end.isdigit() else ord(end)
