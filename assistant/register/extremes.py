"""Finds the rows with the most or the least of something: the highest score, the largest saving, the earliest date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.query import Query
from assistant.register.asking import Ask, Operation
from assistant.register.limits import figure_of
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Field, Record
from vectorstore.references import find_dates

_OF_TIME = re.compile(r"\b(?:latest|earliest|soonest|longest|oldest|newest|most recent|last|first)\b", re.IGNORECASE)
_NAMES = ("score", "amount", "budget", "value", "variance", "forecast", "target", "cost", "count")
_DAYS = ("due", "date", "completed", "start", "review")
LEAST_SHARE = 0.6
"""A field is compared where so many rows have a value of its sort."""


@dataclass(frozen=True, kw_only=True)
class Extreme:
    """The rows that have the extreme value of a field, how many rows have one at all, and the value as printed."""

    records: tuple[Record, ...]
    heading: str
    value: str
    compared: int
    dated: bool


def extreme_of(query: Query, ask: Ask, records: Sequence[Record]) -> Extreme | None:
    """Return the rows with the most or least of what the question names, None where no field can be compared."""
    dated = bool(_OF_TIME.search(query.plan.own))
    best: tuple[float, Extreme] | None = None
    for name in _DAYS if dated else _compared_names(records):
        values = {
            place: value for place, record in enumerate(records) if (value := _value(record, name, dated)) is not None
        }
        if len(values) < max(2, LEAST_SHARE * len(records)):
            continue
        found = _extreme(ask, records, values, name, dated)
        meant = _meant(query, found.heading, name)
        if best is None or meant > best[0]:
            best = meant, found
    return best[1] if best else None


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
