"""Which votes a question compares motions by: those for them, those against, the abstentions, or how close it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vectorstore.records import Record
from vectorstore.references import find_figures

_CLOSE = re.compile(r"\b(?:clos(?:e|er|est)|narrow\w*|tight\w*|margin)\b", re.IGNORECASE)
_NAMED = (
    ("abstained", "a count of abstentions", re.compile(r"\babst\w+", re.IGNORECASE)),
    ("against", "a count of votes against", re.compile(r"\b(?:against|oppos\w+|opponents?)\b", re.IGNORECASE)),
)
_NONE = frozenset({"none", "nil", "no"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """The votes of motions by their places, of a field `name`; `margin`: what parts those for from those against."""

    name: str
    heading: str
    values: Mapping[int, Decimal]
    margin: bool = False


def compared_votes(text: str, records: Sequence[Record]) -> Compared:
    """Return the votes that a question compares, where papers count them; those for a motion where it names none."""
    if _CLOSE.search(text):
        both = {place: (votes_of(r.value("for")), votes_of(r.value("against"))) for place, r in enumerate(records)}
        margins = {p: abs(a - b) for p, (a, b) in both.items() if a is not None and b is not None}
        return Compared(name="for", heading="a count of votes for and against", values=margins, margin=True)
    name, heading = next(((n, h) for n, h, pattern in _NAMED if pattern.search(text)), ("for", "a count of votes for"))
    counted = {place: votes_of(record.value(name)) for place, record in enumerate(records)}
    return Compared(name=name, heading=heading, values={p: n for p, n in counted.items() if n is not None})


def votes_of(value: str) -> Decimal | None:
    """Return a count as printed, in figures or in words, None where there is none."""
    if value.casefold() in _NONE:
        return Decimal(0)
    parts = [Decimal(figure.value) for figure in find_figures(value)]
    return sum(parts, Decimal(0)) if parts else None
