"""Resolutions joined with the rows of a tracker that follow them up, so that one thing asked for is told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.history import TELLING
from assistant.ledger.entries import Entry
from assistant.ledger.grouping import Standing, words_in
from vectorstore.records import RecordKind
from vectorstore.references import broader

ALIKE, FEWEST = 0.7, 4
"""The share of the shorter wording's words that the longer must hold, and how many words tell anything at all."""

SOON = timedelta(days=150)
"""Minutes are in the papers of the next meeting, which may be some months later."""


_PART = re.compile(r"\(?([ivx]+|[a-z])\)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """The lines of one thing asked for, oldest first: of the resolution, then of the trackers that follow it up."""

    entries: tuple[Entry, ...]


def followed(things: Iterable[Standing]) -> list[Followed]:
    """Return things asked for, each resolution with the rows of the committee's tracker that follow it up.

    A resolution that several rows follow up part by part is told by those rows; one that none follows stands alone.
    """
    given = without_repeats(things)
    resolved = [thing for thing in given if thing.latest.kind is RecordKind.RESOLUTION]
    told: list[Followed] = []
    taken: set[str] = set()
    for thing in given:
        if thing.latest.kind is RecordKind.RESOLUTION:
            continue
        source = _source(thing, resolved) if thing.latest.kind is RecordKind.TRACKER_ACTION else None
        if source:
            taken.add(source.latest.id)
        told.append(Followed(entries=(*(source.entries if source else ()), *thing.entries)))
    told += [Followed(entries=thing.entries) for thing in resolved if thing.latest.id not in taken]
    return [Followed(entries=tuple(sorted(one.entries, key=_order))) for one in told]


def without_repeats(things: Iterable[Standing]) -> list[Standing]:
    """Join recommendations of one reference and wording: a tracker takes them over under its own name."""
    joined: dict[object, Standing] = {}
    for thing in things:
        told = words_in(thing.latest.title)
        own = thing.latest.kind is RecordKind.RECOMMENDATION and thing.latest.ref and len(told) >= TELLING
        key: object = (thing.latest.ref, told) if own else thing.latest.id
        if key in joined:
            both = sorted((*joined[key].entries, *thing.entries), key=_order)
            joined[key] = Standing(entries=tuple(both))
        else:
            joined[key] = thing
    return list(joined.values())


def _order(entry: Entry) -> tuple[date, bool]:
    """Sort by day; of one day a tracker tells what became of a resolution."""
    return entry.day or date.min, entry.kind is not RecordKind.RESOLUTION


def _source(thing: Standing, resolved: Sequence[Standing]) -> Standing | None:
    """Return the resolution that a tracker's row follows up: of its minute and meeting, else of its wording and day."""
    row = thing.entries[0]
    near = [(gap, other) for other in resolved if (gap := _gap(row, other.entries[0])) is not None]
    found = next(
        (
            own
            for test in (_is_part, _is_numbered, _is_alike)
            if (own := [pair for pair in near if test(row, pair[1].latest)])
        ),
        None,
    )
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _gap(row: Entry, resolution: Entry) -> timedelta | None:
    """Return how long after the meeting that a row names its minutes were given; None where they cannot be its own."""
    if row.asked is None or resolution.day is None:
        return None
    gap = resolution.day - row.asked
    return gap if timedelta(0) <= gap <= SOON else None


def _is_part(row: Entry, resolution: Entry) -> bool:
    return row.ref is not None and resolution.ref in (row.ref, *broader(row.ref))


def _is_numbered(row: Entry, resolution: Entry) -> bool:
    """Say whether a row of a whole minute begins with the number of this part of it: "ii) To provide ..."."""
    part = _PART.match(row.title)
    return bool(part and row.ref and resolution.ref == f"{row.ref}({part[1].casefold()})")


def _is_alike(row: Entry, resolution: Entry) -> bool:
    """Say whether a row without a reference, or of a whole minute, is worded as this resolution of it is."""
    if row.ref is not None and row.ref not in broader(resolution.ref or ""):
        return False
    words, others = words_in(row.title), words_in(resolution.title)
    shorter = min(len(words), len(others))
    return shorter >= FEWEST and len(words & others) >= ALIKE * shorter
