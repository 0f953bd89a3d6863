"""Which lines of a list are kept, and in what order: by what they say, by reference, and by how far they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from assistant.ledger.entries import Entry
from assistant.ledger.states import COLOURS, Progress, colour_of
from assistant.selecting import field_says, says
from vectorstore.records import FieldSource
from vectorstore.references import broader, canonical, equivalents

T = TypeVar("T")
LOST, BLANK = "not shown", "blank"
"""Ratings to ask for beside the colours: one that its copy lost, and a cell that was left blank."""


class Stage(StrEnum):
    """How far a thing is, as people ask for it; OPEN is all that no paper says is finished."""

    OPEN = "open"
    OVERDUE = "overdue"
    FINISHED = "finished"
    UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What lines to keep; empty means any. Words are matched whole, in any case.

    `ref` also keeps the parts of one; `plan` is a scope of references, whole.
    """

    words: str = ""
    status: str = ""
    rating: str = ""
    owner: str = ""
    ref: str = ""
    plan: str = ""
    stage: Stage | None = None


def keeper(wanted: Wanted, day: date | None, *, states: bool = True) -> Callable[[Entry], bool]:
    """Return what says whether a line is wanted; `day` is when things due are overdue, `states` False asks for any."""
    tests: list[Callable[[Entry], bool]] = []
    words, owner = wanted.words.split(), wanted.owner.strip()
    if words:
        tests.append(lambda entry: all(says(word, entry.words) for word in words))
    if owner:
        tests.append(lambda entry: says(owner, entry.lead))
    if wanted.ref.strip():
        refs = equivalents(canonical(wanted.ref))
        tests.append(lambda entry: entry.ref is not None and not refs.isdisjoint((entry.ref, *broader(entry.ref))))
    if wanted.plan.strip():
        plan = wanted.plan.casefold()
        tests.append(lambda entry: entry.scope.casefold() == plan)
    if states and wanted.status.strip():
        tests.append(lambda entry: field_says(wanted.status, entry.status.value))
    if states and wanted.rating.strip():
        tests.append(lambda entry: is_rated(entry, wanted.rating))
    if states and wanted.stage:
        stage = wanted.stage
        tests.append(lambda entry: is_at(entry, stage, day))
    return lambda entry: all(test(entry) for test in tests)


def is_rated(entry: Entry, rating: str) -> bool:
    """Say whether a line has a rating: a colour's name, other words, LOST or BLANK."""
    asked = rating.strip().casefold()
    if asked == LOST:
        return entry.rating.is_lost
    if asked == BLANK:
        return entry.rating.source is FieldSource.BLANK
    colour = colour_of(entry.rating.value)
    if asked in COLOURS:
        return colour is not None and colour.value == asked
    return says(rating, entry.rating.value)


def is_at(entry: Entry, stage: Stage, day: date | None) -> bool:
    """Say whether a line is at a stage on a day."""
    if stage is Stage.OVERDUE:
        return is_overdue(entry, day)
    if stage is Stage.OPEN:
        return entry.progress in (Progress.OPEN, Progress.UNSAID)
    return entry.progress.value == stage.value


def is_overdue(entry: Entry, day: date | None) -> bool:
    """Say whether a line is due before a day and says nothing of being finished."""
    due = entry.due_day if entry.progress in (Progress.OPEN, Progress.UNSAID) else None
    return due is not None and day is not None and due < day


def ordered(rows: Iterable[T], key: Callable[[T], Sequence[object] | None], *, descending: bool) -> list[T]:
    """Sort rows, those of no key last in either direction; of equal keys the order that was given stays."""
    keyed = [(key(row), row) for row in rows]
    told: list[tuple[Any, T]] = [pair for pair in keyed if pair[0] is not None]
    told.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in told] + [row for found, row in keyed if found is None]


def natural(words: str) -> tuple[tuple[int, int, str], ...] | None:
    """Return a key by which A2.9 comes before A2.10 and case means nothing; None for no words."""
    parts = re.findall(r"\d+|[^\W\d]+", words.casefold())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts) or None
