"""Leaves only what answers where that shows by its form: a number to ring, a firm, who holds a post."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked_posts import names_holder
from assistant.asked_things import things_asked
from assistant.query import Query
from assistant.types import Evidence


def only_apt(query: Query, chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that shows what is asked for, whole rows at a time; all of it where none or nothing does."""
    apt = {_group(item) for item in chosen if _shows(query, item)}
    return tuple(item for item in chosen if not apt or _group(item) in apt)


def _shows(query: Query, item: Evidence) -> bool:
    named = names_holder(query, item)
    things = things_asked(query)
    return named is not False and all(thing.shows(query, item) for thing in things) and bool(things or named)


def _group(item: Evidence) -> str:
    return item.row.record.id if item.row else item.label
