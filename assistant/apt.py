"""Leaves only what answers where that shows by its form: a number to ring, a firm, who holds a post."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked_posts import names_holder
from assistant.asked_things import Thing, things_asked
from assistant.query import Query
from assistant.types import Evidence
from assistant.writers.tabular import grouped


def only_apt(query: Query, chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that shows what is asked for, whole rows at a time; all of it where none or nothing does."""
    things = things_asked(query)
    apt = {item.label for items in grouped(chosen) if any(_shows(query, things, i) for i in items) for item in items}
    return tuple(item for item in chosen if not apt or item.label in apt)


def _shows(query: Query, things: Sequence[Thing], item: Evidence) -> bool:
    named = names_holder(query, item)
    return named is not False and all(thing.shows(query, item) for thing in things) and bool(things or named)
