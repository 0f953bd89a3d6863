"""What the record lacks although it speaks of the subject: a blank cell, a lost colour, a number or name not given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.query import Query
from assistant.register.showing import MISSING
from assistant.slots import holds
from assistant.types import Evidence, Plan, Route, Slot
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Field, FieldSource, Record
from vectorstore.references import find_dates
from vectorstore.types import BlockKind

AS_LIKELY = 0.7
"""Evidence this likely, beside the likeliest, speaks of the same thing."""

NAMES = 0.35
"""The least share of a question's words that a row holds which is meant without its reference."""

COUNTABLE_ROWS = 3
"""Rows this many, alike in likelihood, are what a "how many" counts: the number need not be written."""

_ENDS = frozenset({"due", "completed"})
_BEGINNING = re.compile(r"\b(?:start\w*|beg[aiu]n\w*|commenc\w*|launch\w*)\b", re.IGNORECASE)

_STRICT = (Slot.MONEY, Slot.PERCENTAGE, Slot.NAME, Slot.NUMBER, Slot.DECISION)
"""Kinds that a true answer always spells out; a person may be "the Board", a date "ongoing"."""

_FIELDS: Mapping[Slot | Route, frozenset[str]] = {
    Slot.PERSON: frozenset(
        ["owner", "lead", "accountable", "responsible", "author", "sponsor", "lead_officer", "lead_member", "contact"]
    ),
    Slot.DATE: frozenset(["due", "completed", "date", "start", "forecast", "baseline_date", "review", "period"]),
    Slot.COLOUR: frozenset(["rating", "previous_rating"]),
    Slot.MONEY: frozenset(["amount", "budget", "value", "cost", "saving", "target", "variance", "actual"]),
    Route.STATUS: frozenset(["status", "rating", "progress", "outcome", "state", "comments", "assessment", "response"]),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Blank:
    """A row of which every cell that was asked for is blank; `colour` where only a fill colour can have stood there."""

    row: Evidence
    columns: tuple[str, ...]
    colour: bool


def blank_cells(query: Query, chosen: Sequence[Evidence]) -> Blank | None:
    """Return the likeliest row where the question asks for its blank cells and nothing else.

    The columns asked for are those that belong to what the question wants (a lead, a date, a rating), or that share a
    word with it. A rating may be told in words elsewhere in the row.
    """
    row = chosen[0]
    if row.row is None or not _names_row(query.plan, row):
        return None
    asked = _asked_fields(query, row.row.record)
    if not asked or any(found.source not in MISSING for found in asked):
        return None
    colour = any(found.source is FieldSource.NOT_SHOWN for found in asked)
    if colour and holds(Slot.COLOUR, row.text):
        return None
    heads = tuple(dict.fromkeys(" ".join(found.heading.split()) for found in asked))
    return Blank(row=row, columns=heads, colour=colour)


def missing_slot(query: Query, chosen: Sequence[Evidence]) -> Slot | None:
    """Return a kind of thing that the question cannot be answered without and that none of the likely evidence has."""
    likely = [item for item in chosen if item.score >= AS_LIKELY * chosen[0].score]
    if len([item for item in likely if item.block.kind is BlockKind.ROW]) >= COUNTABLE_ROWS:
        return None
    return next((slot for slot in query.plan.slots if slot in _STRICT and not _held(slot, chosen, likely)), None)


def _held(slot: Slot, chosen: Sequence[Evidence], likely: Sequence[Evidence]) -> bool:
    """Say whether the evidence holds the kind of thing; a decision often stands apart from what was decided on."""
    readable = chosen if slot is Slot.DECISION else likely
    return any(holds(slot, " ".join((_own_words(item), *item.block.columns))) for item in readable)


def _own_words(item: Evidence) -> str:
    """Return the words without the number of their own paragraph or minute, which is no answer to "how many"."""
    number = item.block.locator.paragraph or item.block.locator.minute
    return re.sub(rf"^\W*{re.escape(number)}\b", "", item.text) if number else item.text


def _names_row(plan: Plan, row: Evidence) -> bool:
    """Say whether the question is about this row: by its reference, or for want of one by nearly all of its words."""
    return bool(row.features.get("is_ref")) if plan.refs else row.features.get("cover", 0.0) >= NAMES


def _asked_fields(query: Query, record: Record) -> list[Field]:
    """Return the fields of what the question wants, else, for a row it names, those whose heading shares a word."""
    for keys in (query.plan.slots, (query.plan.route,)):
        names = frozenset[str]().union(*(_FIELDS[key] for key in keys if key in _FIELDS))
        found = [item for item in record.fields if item.heading and item.name in names]
        if found:
            dated = [item for item in found if _states(item.heading, query.plan.periods)]
            return dated if dated and keys is query.plan.slots else _closest(query, found)
    headed = [item for item in record.fields if item.heading and item.name != "ref"]
    shared = [item for item in headed if set(analyse(item.heading, query=True)) & set(query.terms)]
    return _closest(query, shared) if query.plan.refs else []


def _closest(query: Query, found: Sequence[Field]) -> list[Field]:
    """Keep, of the fields of one name, those whose heading is nearest to the question: "After Score" of two scores.

    Of dates it is the end that is asked for, unless the question speaks of the beginning.
    """
    ends = [item for item in found if item.name in _ENDS]
    if ends and not _BEGINNING.search(query.plan.own):
        found = ends
    said = set(re.findall(r"\w+", query.plan.own.casefold()))
    shares = [len(said & set(re.findall(r"\w+", item.heading.casefold()))) for item in found]
    most: dict[str, int] = {}
    for item, share in zip(found, shares, strict=True):
        most[item.name] = max(share, most.get(item.name, 0))
    return [item for item, share in zip(found, shares, strict=True) if share == most[item.name]]


def _states(head: str, periods: Sequence[str]) -> bool:
    """Say whether a column's heading names one of the periods asked about."""
    return any(day.value.startswith(period) for day in find_dates(head) for period in periods)
