"""How many things stood at each state on each day on which a paper told of them: what a chart is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.ledger.entries import Entry
from assistant.ledger.grouping import Standing
from assistant.ledger.states import COLOURS, Cell, colour_of, said_first

MOST_STATES = 7
FEW = 4
"""One rating to so many statuses: a chart of the ratings would tell little."""

OTHER, LOST, BLANK = "Other words", "Colour not shown", "Left blank"
LAST = (OTHER, LOST, BLANK)


class Measure(StrEnum):
    """What a chart tells of: the colours of ratings or the words of statuses."""

    RATING = "rating"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """How many things stood at each state, by day, oldest first; `states` in the order in which they are drawn."""

    measure: Measure
    states: tuple[str, ...]
    days: Mapping[date, Mapping[str, int]]
    undated: int = 0

    @property
    def is_worth_drawing(self) -> bool:
        """Say whether there are states to tell of, and most are not prose that differs from row to row."""
        counts = Counter[str]()
        for day in self.days.values():
            counts.update(day)
        return any(state not in LAST for state in counts) and counts[OTHER] * 2 < counts.total()


def measures_of(things: Sequence[Standing]) -> tuple[Measure, ...]:
    """Return what can be told of some things: by colours first, unless words tell far more of them."""
    lines = [entry for thing in things for entry in thing.entries]
    rated, said = sum(bool(line.rating) for line in lines), sum(bool(line.status) for line in lines)
    found = [measure for measure, count in ((Measure.RATING, rated), (Measure.STATUS, said)) if count]
    return tuple(reversed(found) if rated * FEW < said else found)


def tell(things: Iterable[Standing], keep: Callable[[Entry], bool], measure: Measure) -> Told:
    """Count the states of things on each day that a paper speaks of; a thing counts once a day, as it was last said.

    A paper without such a column tells nothing, and is left out.
    """
    lines: dict[tuple[date, int], Cell] = {}
    undated = 0
    for number, thing in enumerate(things):
        for entry in filter(keep, thing.entries):
            cell = entry.rating if measure is Measure.RATING else entry.status
            if cell.source is None:
                continue
            if entry.day is None:
                undated += 1
            else:
                lines[entry.day, number] = cell
    named = {key: _state(cell) for key, cell in lines.items()}
    kept = _most(Counter(named.values()), measure)
    days: dict[date, Counter[str]] = {}
    for (day, _), state in sorted(named.items()):
        days.setdefault(day, Counter())[state if state in kept else OTHER] += 1
    found = {state for counts in days.values() for state in counts}
    states = [*(state for state in kept if state not in LAST), *LAST]
    return Told(measure=measure, states=tuple(s for s in states if s in found), days=days, undated=undated)


def _state(cell: Cell) -> str:
    """Return the state that a cell tells of, in the words that a chart has for it."""
    if not cell:
        return LOST if cell.is_lost else BLANK
    colour = colour_of(cell.value)
    said = said_first(cell.value)
    return colour.value.capitalize() if colour else said[:1].upper() + said[1:]


def _most(counts: Counter[str], measure: Measure) -> list[str]:
    """Return the states that are told apart: colours from the worst to the best, else the most frequent words."""
    own = [state for state, _ in counts.most_common() if state not in LAST]
    places = {colour.value.capitalize(): place for colour, place in COLOURS.items()}
    most = own if measure is Measure.RATING and set(own) <= places.keys() else own[:MOST_STATES]
    return [*sorted(most, key=lambda state: places.get(state, len(places))), *(s for s in counts if s in LAST)]
