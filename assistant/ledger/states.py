"""What a cell says of how a thing stands: its colour, and whether it is open, finished or neither for certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.register.meaning import Sense, senses_of
from vectorstore.records import FieldSource, Record

COLOURS = {
    sense: place
    for place, sense in enumerate(
        (
            Sense.RED,
            Sense.AMBER,
            Sense.YELLOW,
            Sense.GREEN,
            Sense.BLUE,
            Sense.PURPLE,
            Sense.GREY,
            Sense.BLACK,
        )
    )
}
"""The colours of ratings, the worst of the usual key first."""

_ENDED = frozenset({Sense.DONE, Sense.REMOVED, Sense.HANDED_ON})
_STILL = frozenset({Sense.OPEN, Sense.PARTLY, Sense.NOT_STARTED, Sense.LATE, Sense.PAUSED})
_REFUSED = re.compile(r"^(?:not (?:agreed|accepted|supported|approved)|rejected|refused|declined)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*\d+\s*[:.)-]\s+(?=\D)")
_CLAUSE = re.compile(r"\s[-\N{EN DASH}\N{EM DASH}]\s|[.,;:(](?:\s|$)|\s\(")
CLAUSE_WORDS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What a record says in one of its fields; `source` is None where its table has no such column."""

    value: str = ""
    heading: str = ""
    source: FieldSource | None = None

    def __bool__(self) -> bool:
        """Say whether it says anything."""
        return bool(self.value)

    @property
    def is_lost(self) -> bool:
        """Say whether a colour stood here that the copy which was read has lost."""
        return self.source is FieldSource.NOT_SHOWN


class Progress(StrEnum):
    """How far a thing is, as far as the papers say.

    FINISHED: done, refused, removed or handed on. UNCLEAR: a colour that its copy lost, or a blue without a key, which
    may say that it is finished. UNSAID: nothing is said.
    """

    OPEN = "open"
    UNSAID = "unsaid"
    UNCLEAR = "unclear"
    FINISHED = "finished"


def cell_of(record: Record, names: tuple[str, ...], *, last: bool = False) -> Cell:
    """Return the first of these fields that says something, else the first there is; `last`, of several the last.

    A row with a rating for each of several days has them in order of time.
    """
    held = [found for name in names for found in record.fields if found.name == name]
    telling = [found for found in held if found.value]
    chosen = (telling or held)[-1 if last else 0] if held else None
    if chosen is None:
        return Cell()
    return Cell(value=chosen.value, heading=chosen.heading, source=chosen.source)


@lru_cache(maxsize=20_000)
def colour_of(value: str) -> Sense | None:
    """Return the one colour that a rating is, None for a rating in other words or of several colours."""
    found = senses_of(value.partition("(")[0]) & COLOURS.keys()
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def said_first(value: str) -> str:
    """Return the first clause of a status, without the number that a key gives it: states stand before all else."""
    return " ".join(_CLAUSE.split(_NUMBERED.sub("", value.strip()), maxsplit=1)[0].split()[:CLAUSE_WORDS])


def progress_of(status: Cell, rating: Cell) -> Progress:
    """Return how far a thing is, by what its status says first, and by what a key says of its colour."""
    said = senses_of(said_first(status.value)) if status else frozenset[Sense]()
    key = senses_of(rating.value.partition("(")[2]) if rating else frozenset[Sense]()
    if status and _REFUSED.match(status.value):
        return Progress.FINISHED
    if said & _STILL:
        return Progress.OPEN
    if said & _ENDED or (key & _ENDED and not key & _STILL and not status):
        return Progress.FINISHED
    colour = colour_of(rating.value) if rating else None
    if not said and not key and (rating.is_lost or status.is_lost or colour is Sense.BLUE):
        return Progress.UNCLEAR
    return Progress.OPEN if status or rating else Progress.UNSAID
