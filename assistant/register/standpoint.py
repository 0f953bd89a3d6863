"""A day that a question looks from ("as at 1 June", "how many were complete by June 2024"): no later paper counts.

A paper that comes out afterwards and says of itself that it tells of that very day ("Position at 31 October") does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.ledger.due import last_day
from assistant.query import Query
from assistant.register.due_days import spoken
from assistant.register.pools import Pool, Pools
from vectorstore.index import Index
from vectorstore.references import find_dates
from vectorstore.types import Hit

_AS_AT = re.compile(
    r",?\s*\bas (?:at|of|it (?:stood|was) (?:at|on|in))(?: the)?(?: end (?:of )?)?(?: the)?\s*$", re.IGNORECASE
)
_BY = re.compile(r"\bby(?: the)?(?: end of)?(?: the)?\s*$", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\b(?:complet\w*|finish\w*|done|achieved|delivered|closed|discharged|implemented|carried out|open|outstanding"
    r"|started|begun|agreed|approved|resolved|decided|lost|carried|rated|red|amber|green|blue)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:due|deadlines?|targets?|expected|scheduled|planned|forecast|will|would|shall|should|to be|must|aims?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\W*$|\s*[,;?.]|\s+(?:how|which|what|who|is|are|was|were|had|have|did|do|and)\b", re.IGNORECASE)
"""What may follow such a day; with a noun behind it ("the April 2024 review") it names a paper."""

SOON = timedelta(days=120)
"""So long after a day papers may come out that tell of it."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PRECISE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Standpoint:
    """The last day of which papers count, and the question without the words that say so."""

    day: date
    text: str
    period: str


def standpoint_in(text: str) -> Standpoint | None:
    """Return the day that a question looks from, None where it names none or several."""
    looks_back = bool(_HAD_BEEN.search(text)) and not _AHEAD.search(text)
    found = [day for day in find_dates(text) if _PRECISE.fullmatch(day.value)]
    for said in found if len(found) == 1 else ():
        before, after, day = text[: said.span.start], text[said.span.end :], last_day(said.value)
        match = _AS_AT.search(before) or (_BY.search(before) if looks_back else None)
        if match and day and _AFTER.match(after):
            rest = f"{before[: match.start()].rstrip()} {after.lstrip(' ,')}".strip()
            return Standpoint(day=day, text=rest, period=said.value)
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A question and what was found for it, from the day that it looks from; `said` is which, empty for none."""

    query: Query
    hits: Sequence[Hit]
    said: str = ""


def seen_from(query: Query, hits: Sequence[Hit], index: Index, pools: Pools) -> Seen:
    """Return the question and what was found as they are from the day that it looks from, if it names one."""
    said = standpoint_in(query.plan.own)
    if said is None:
        return Seen(query=query, hits=hits)
    filters = query.plan.question.filters
    until = min(said.day, filters.as_of or said.day)
    cards = index.catalogue.documents(filters)
    later = {card.id: card.meeting_date for card in cards if card.meeting_date and card.meeting_date > said.day}
    near = {hit.chunk.document_id for hit in hits if later.get(hit.chunk.document_id, date.max) - said.day <= SOON}
    telling = {paper for paper in near if _tells_of(pools.of(paper, filters.levels), said.day)}
    kept = tuple(card.id for card in cards if card.id not in later or card.id in telling)
    narrowed = replace(filters, documents=kept) if kept else replace(filters, as_of=said.day)
    plan = replace(
        query.plan,
        question=replace(query.plan.question, filters=narrowed),
        own=said.text,
        text=query.plan.text.replace(query.plan.own, said.text),
        periods=tuple(period for period in query.plan.periods if period != said.period),
    )
    return Seen(
        query=replace(query, plan=plan),
        hits=[hit for hit in hits if hit.chunk.document_id in kept],
        said=f"As the papers tell it up to {spoken(until)}.",
    )


def _tells_of(pools: Sequence[Pool], day: date) -> bool:
    """Say whether a paper says over its rows that they are of that very day, or in its title of the month it ends."""
    titles = {pool.document.title for pool in pools}
    over = {words for pool in pools for words in (pool.name, *_headings(pool))}
    stated = [found for words in over for found in find_dates(words) if _DAY.fullmatch(found.value)]
    stated += [found for words in titles for found in find_dates(words)]
    return any(last_day(found.value) == day for found in stated)


def _headings(pool: Pool) -> set[str]:
    return {found.heading for record in pool.records[:3] for found in record.fields}
