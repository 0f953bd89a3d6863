"""Finds the rows with the most or the least of something: the highest score, the largest saving, the earliest date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.query import Query
from assistant.register.asking import Ask, Operation
from assistant.register.limits import figure_of
from assistant.register.votes_compared import compared_votes
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import find_dates

_OF_TIME = re.compile(r"\b(?:latest|earliest|soonest|longest|oldest|newest|most recent|last|first)\b", re.IGNORECASE)
_NAMES = ("score", "amount", "budget", "value", "variance", "forecast", "target", "cost", "count")
_DAYS = ("due", "date", "completed", "start", "review")
_NUMBERS_ROWS = re.compile(r"\b(?:ref|refs|reference|row|page|no|nr)\b\.?", re.IGNORECASE)
"""Headings of columns that number rows or point to places: the last row is not the largest."""

LEAST_SHARE = 0.6
"""A field is compared where so many rows have a value of its sort."""


@dataclass(frozen=True, kw_only=True)
class Extreme:
    """The rows that have the extreme value of a field, how many rows have one at all, and the value as printed.

    `dated` and `closest` say that it is a day's, or that of the vote whose sides are nearest.
    """

    records: tuple[Record, ...]
    heading: str
    value: str
    compared: int
    dated: bool
    closest: bool = False


def extreme_of(query: Query, ask: Ask, records: Sequence[Record]) -> Extreme | None:
    """Return the rows with the most or least of what the question names, None where no field can be compared."""
    if all(record.kind is RecordKind.MOTION for record in records):
        return _extreme_vote(query.plan.own, ask, records)
    dated = bool(_OF_TIME.search(query.plan.own))
    best: tuple[float, Extreme] | None = None
    for name in _DAYS if dated else _compared_names(records):
        values = {
            place: value for place, record in enumerate(records) if (value := _value(record, name, dated)) is not None
        }
        if len(values) < max(2, LEAST_SHARE * len(records)):
            continue
        found = _extreme(ask, records, values, name, dated)
        if _NUMBERS_ROWS.search(found.heading):
            continue
        meant = _meant(query, found.heading, name)
        if best is None or meant > best[0]:
            best = meant, found
    return best[1] if best else None


def _extreme_vote(text: str, ask: Ask, records: Sequence[Record]) -> Extreme | None:
    """Return the motions with the most or fewest votes of the side that a question names, or the closest vote."""
    told = compared_votes(text, records)
    if len(told.values) < min(2, len(records)):
        return None
    end = (max if ask.operation is Operation.MOST and not told.margin else min)(told.values.values())
    rows = tuple(records[place] for place, value in told.values.items() if value == end)
    said = (
        rows[0].value(told.name)
        if not told.margin
        else f"{rows[0].value('for')} for, {rows[0].value('against')} against"
    )
    return Extreme(
        records=rows, heading=told.heading, value=said, compared=len(told.values), dated=False, closest=told.margin
    )


def _compared_names(records: Sequence[Record]) -> list[str]:
    names = dict.fromkeys(found.name for record in records for found in record.fields)
    return sorted(names, key=lambda name: _NAMES.index(name) if name in _NAMES else len(_NAMES))


def _extreme(
    ask: Ask, records: Sequence[Record], values: Mapping[int, Decimal | str], name: str, dated: bool
) -> Extreme:
    pick = max if ask.operation is Operation.MOST else min
    end = pick(values.values(), key=lambda value: value)
    rows = tuple(records[place] for place, value in values.items() if value == end)
    shown = rows[0].get(name)
    return Extreme(
        records=rows,
        heading=shown.heading or name if shown else name,
        value=shown.value if shown else str(end),
        compared=len(values),
        dated=dated,
    )


def _value(record: Record, name: str, dated: bool) -> Decimal | str | None:
    found = record.get(name)
    if found is None or not found.value:
        return None
    return _day(found) if dated else figure_of(found.value)


def _day(found: Field) -> str | None:
    days = [day.value for day in find_dates(found.value) if day.value[:2] in ("19", "20")]
    return days[-1] if days else None


def _meant(query: Query, heading: str, name: str) -> float:
    """Return how surely a field is the one compared: by words it shares with the question, then by its sort."""
    shared = set(analyse(f"{heading} {name}", query=True)) & set(query.terms)
    return len(shared) + (1.0 - _NAMES.index(name) / 20 if name in _NAMES else 0.0)
