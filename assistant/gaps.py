"""What the record lacks although it has a place for it: a blank cell, a lost colour."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.query import Query
from assistant.register.showing import MISSING, naming_field
from assistant.slots import holds
from assistant.types import Evidence, Plan, Route, Slot
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Field, FieldSource, Record
from vectorstore.references import find_dates

NAMES = 0.35
"""The least share of a question's words that a row holds which is meant without its reference."""

FIRST = 3
"""Words at the beginning of a question that tell what it asks for."""

_WANTS = re.compile(r"\b(?:what(?:['’]?s)?|which|who(?:['’]?s)?|when|how (?:much|many))\b", re.IGNORECASE)

SAID_OTHERWISE = frozenset({Slot.PERSON})
"""Kinds that an answer need not spell out: a person may be "the Board"."""

_ENDS = frozenset({"due", "completed"})
_BEGINNING = re.compile(r"\b(?:start\w*|beg[aiu]n\w*|commenc\w*|launch\w*)\b", re.IGNORECASE)

_REVIEW = re.compile(r"\b(?:review|look(?:ed|s)? at|check(?:ed|s)?|revisit)", re.IGNORECASE)
_SAYS = re.compile(
    r"\bwhat(?:['’]s| is| was| do| does| did) (?:its|the|their|his|her) "
    r"(?P<head>description|comment|commentary|note|rationale|reason|explanation|narrative|mitigation|response|update)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(?:^|-)(Q[1-4])$")
_FIGURES = frozenset({"value", "amount", "actual", "count", "score"})

_FIELDS: Mapping[Slot | Route, frozenset[str]] = {
    Slot.PERSON: frozenset(
        "owner lead accountable responsible author sponsor lead_officer lead_member contact name".split()  # noqa: SIM905
    ),
    Slot.DATE: frozenset(["due", "completed", "date", "start", "forecast", "baseline_date", "review", "period"]),
    Slot.COLOUR: frozenset(["rating", "previous_rating", "assessment"]),
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
    """Return the likeliest row where the question names it and asks for its blank cells and nothing else."""
    return blank_of(query, chosen[0]) if _names_row(query.plan, chosen[0]) else None


def named_blank(query: Query, chosen: Sequence[Evidence]) -> Blank | None:
    """Return the first blank of a row, less likely maybe, all of whose name the question says."""
    named = (item for item in chosen if item.row is not None and _is_said(naming_field(item.row.record), query))
    return next((blank for item in named if (blank := blank_of(query, item))), None)


def headed_blank(query: Query, chosen: Sequence[Evidence]) -> Blank | None:
    """Return the likeliest row where the question asks by its very heading for a cell, and that cell is blank."""
    row = chosen[0]
    if row.row is None or not _WANTS.search(query.plan.own) or not _names_row(query.plan, row):
        return None
    own = analyse(query.plan.own, query=True)
    headed = [(item, set(analyse(item.heading, query=True))) for item in row.row.record.fields if item.heading]
    filled = {term for item, terms in headed if item.source not in MISSING for term in terms}
    blank = [item for item, terms in headed if item.source in MISSING and _is_asked(terms - filled, terms, own)]
    if not blank:
        return None
    colour = blank[0].source is FieldSource.NOT_SHOWN
    return Blank(row=row, columns=(" ".join(blank[0].heading.split()),), colour=colour)


def _is_asked(only: set[str], terms: set[str], own: Sequence[str]) -> bool:
    """Say whether a question has all of a heading's terms, one alone at its beginning: "What is the target for ..."."""
    return bool(only) and terms <= set(own if len(terms) > 1 else own[:FIRST])


def blank_of(query: Query, row: Evidence) -> Blank | None:
    """Return a row where every cell that the question asks for is blank, None where one is not.

    The columns asked for are those that belong to what the question wants (a lead, a date, a rating), or that share a
    word with it. A rating may be told in words elsewhere in the row.
    """
    asked = _asked_fields(query, row.row.record) if row.row is not None else []
    if not asked or any(found.source not in MISSING for found in asked):
        return None
    colour = any(found.source is FieldSource.NOT_SHOWN for found in asked)
    if colour and holds(Slot.COLOUR, row.text):
        return None
    heads = tuple(dict.fromkeys(" ".join(found.heading.split()) for found in asked))
    return Blank(row=row, columns=heads, colour=colour)


def _is_said(naming: Field | None, query: Query) -> bool:
    """Say whether the question has every word of a name of two or more."""
    terms = set(analyse(naming.value, query=True)) if naming is not None else set()
    return len(terms) > 1 and terms <= set(query.terms)


def _names_row(plan: Plan, row: Evidence) -> bool:
    """Say whether the question is about this row: by its reference, or for want of one by nearly all of its words."""
    return bool(row.features.get("is_ref")) if plan.refs else row.features.get("cover", 0.0) >= NAMES


def _asked_fields(query: Query, record: Record) -> list[Field]:
    """Return the fields of what the question wants, else, for a row it names, those whose heading shares a word.

    A cell that is asked for by its column's own word, or is the figure of a quarter, is asked for and no other.
    """
    if own := _named_fields(query.plan, record) or _of_quarters(query.plan.periods, record):
        return own
    for keys in (query.plan.slots, (query.plan.route,)):
        names = frozenset[str]().union(*(_FIELDS[key] for key in keys if key in _FIELDS))
        names = names if _REVIEW.search(query.plan.own) else names - {"review"}
        found = [item for item in record.fields if item.heading and item.name in names]
        if found:
            dated = [item for item in found if _states(item.heading, query.plan.periods)]
            return dated if dated and keys is query.plan.slots else _closest(query, found)
    headed = [(item, set(analyse(item.heading, query=True))) for item in record.fields if item.name != "ref"]
    shared = [item for item, terms in headed if terms & set(query.terms)]
    if query.plan.refs:
        return _closest(query, shared)
    return [item for item, terms in headed if record.ref and len(terms) > 1 and terms <= set(query.terms)]


def _named_fields(plan: Plan, record: Record) -> list[Field]:
    """Return the fields under the heading that is asked for by its word: "what does its description say"."""
    named = _SAYS.search(plan.own)
    return [item for item in record.fields if named and named["head"].lower() in item.heading.lower()]


def _of_quarters(periods: Sequence[str], record: Record) -> list[Field]:
    """Return the figures under the quarters asked about, where a table has a column for each."""
    asked = {quarter[1] for period in periods if (quarter := _QUARTER.search(period))}
    heads = ((item, {day.value for day in find_dates(item.heading)}) for item in record.fields if item.name in _FIGURES)
    return [item for item, dates in heads if dates & asked]


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
