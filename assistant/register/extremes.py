"""The rows with the most or the least of something: the largest saving, the earliest date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.register.asking import Ask, Operation
from assistant.register.narrowing import Condition
from vectorstore.records import Record
from vectorstore.references import find_dates, find_figures

AMOUNTS = ("amount", "budget", "target", "value", "score", "count", "actual", "forecast", "likelihood", "impact")
"""Fields that are compared by their one figure, the likeliest first; a variance has a sign that copies lose."""

DAYS = ("due", "completed", "date", "start")
STRENGTH = 0.8
_DAY = len("2025-03-05")


def extreme_of(ask: Ask, records: Sequence[Record], places: Sequence[int]) -> Condition | None:
    """Return the rows with the most or least of what was asked for, None where not every row gives it once."""
    names = DAYS if ask.by_date else AMOUNTS
    for name in sorted(names, key=lambda name: name not in ask.wanted):
        sizes = _sizes(records, places, name)
        if sizes:
            best = (max if ask.operation is Operation.MOST else min)(sizes.values())
            rows = [place for place, size in sizes.items() if size == best]
            return Condition(
                name=name,
                values=(records[rows[0]].value(name),),
                rows=frozenset(rows),
                strength=STRENGTH,
                terms=frozenset(),
                sign=_sign(ask),
            )
    return None


def _sign(ask: Ask) -> str:
    if ask.by_date:
        return "latest" if ask.operation is Operation.MOST else "earliest"
    return "highest" if ask.operation is Operation.MOST else "lowest"


def _sizes(records: Sequence[Record], places: Sequence[int], name: str) -> Mapping[int, Decimal | str]:
    """Return each row's size by a field that stands once in every row, nothing where one has none or several."""
    sizes: dict[int, Decimal | str] = {}
    for place in places:
        cells = [found.value for found in records[place].fields if found.name == name]
        read = _read(cells[0], name) if len(cells) == 1 else []
        if len(read) != 1:
            return {}
        sizes[place] = read[0]
    return sizes


def _read(value: str, name: str) -> Sequence[Decimal | str]:
    if name in DAYS:
        return [day.value for day in find_dates(value) if len(day.value) == _DAY]
    figures = [figure.value.rstrip("%") for figure in find_figures(value)]
    return [Decimal(figure) for figure in figures if figure[-1:].isdigit()]
