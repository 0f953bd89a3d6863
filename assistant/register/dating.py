"""Whether a pool's rows are of the time that a question names: the day of its paper, or of the meeting they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assistant.checks.decisions import DECIDING
from assistant.ledger.due import last_day
from assistant.ledger.following import SOON
from assistant.register.periods import months_in
from assistant.register.pools import Pool
from assistant.types import Plan
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_dates
from vectorstore.types import Document, DocumentKind, Span

OF_A_MEETING = frozenset({RecordKind.RESOLUTION, RecordKind.MINUTE, RecordKind.MOTION})
"""Kinds of rows that are of one meeting: the agenda of the next has the minutes of the last."""

BEFORE = 1500
"""Characters before some minutes in which their day stands: what they are called, who was there."""

MOST_PAPERS, NO_TIME = 4, timedelta(0)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AS_NARROW = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")
"""A period as narrow as a meeting: a year is as likely that of a budget."""


def dating(plan: Plan, pool: Pool) -> float:
    """Return 1 where a pool is of a period that the question names, -2 where its paper is older than all of them."""
    days = _days(pool)
    if any(day[4:].startswith(month) for month in months_in(plan.own) for day in days):
        return 1.0
    periods = [period for period in plan.periods if period[:2] in ("19", "20")]
    if not periods:
        return 0.0
    heads = {found.heading for record in pool.records[:3] for found in record.fields}
    stated = [said.value for words in (pool.document.title, pool.name, *heads) for said in find_dates(words)]
    if any(value.startswith(period) for period in periods for value in (*days, *stated)):
        return 1.0
    return -2.0 if days and all(day[: len(period)] < period for period in periods for day in days) else 0.0


def of_meeting(periods: Sequence[str], pool: Pool, scope: Sequence[int]) -> list[int]:
    """Keep, of rows that are of a meeting each, those of the meeting whose day or month a question names.

    Minutes in the papers of a later meeting may tell no day of their own: they are of a day that stands before them.
    """
    asked = [period for period in periods if _AS_NARROW.fullmatch(period)]
    if pool.kind not in OF_A_MEETING or not asked:
        return list(scope)
    days = _days_of_rows(pool)
    return [place for place in scope if any(day.startswith(period) for day in days[place] for period in asked)]


def papers_of_meeting(plan: Plan, cards: Iterable[DocumentInfo]) -> list[str]:
    """Return the papers that may have the minutes of the one meeting whose day a question names, its own first.

    Minutes are among the papers of the next meeting, which are not found by the day of the last.
    """
    days = [last_day(period) for period in plan.periods if _DAY.fullmatch(period)]
    if len(days) != 1 or (day := days[0]) is None:
        return []
    dated = [(card.meeting_date - day, card) for card in cards if card.meeting_date]
    own = [card.id for gap, card in dated if not gap and card.kind in DECIDING]
    later = sorted((gap, card.id) for gap, card in dated if card.kind is DocumentKind.AGENDA and NO_TIME < gap <= SOON)
    return [*own, *(card_id for _, card_id in later)][:MOST_PAPERS]


def meeting_of(record: Record, document: Document) -> date | None:
    """Return the day of the meeting that a row is of, None where no paper says it: an agenda is of no past meeting."""
    day = record.as_of or document.meeting_date
    return None if document.kind is DocumentKind.AGENDA and day == document.meeting_date else day


def _before(pool: Pool) -> tuple[str, ...]:
    """Return the days that stand soon before the first of some minutes, that of their paper's own meeting aside."""
    first, document = pool.records[0].span.start, pool.document
    own = document.meeting_date.isoformat() if document.meeting_date else ""
    text = document.quote(Span(start=max(first - BEFORE, 0), end=first))
    return tuple(day.value for day in find_dates(text) if day.value != own)


def _days(pool: Pool) -> set[str]:
    """Return the days that a pool is of: for rows of a meeting that of the meeting, else its paper's."""
    if pool.kind in OF_A_MEETING:
        return {day for days in _days_of_rows(pool) for day in days}
    return {pool.document.meeting_date.isoformat()} if pool.document.meeting_date else set()


def _days_of_rows(pool: Pool) -> list[tuple[str, ...]]:
    """Return for each row the days of which its meeting may be."""
    days = [meeting_of(record, pool.document) for record in pool.records]
    stated = _before(pool) if None in days else ()
    return [stated if day is None else (day.isoformat(),) for day in days]
