"""A figure that a paper gives for its own day or for another year, where one of some year is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_periods import dates_of, months_of, overlaps
from assistant.query import Query
from assistant.types import Evidence, Route
from vectorstore.references import find_dates

_NOW = re.compile(r"\b(?:currently|at present|presently|at the moment|now|to date|so far)\b", re.IGNORECASE)
_FINANCIAL = re.compile(r"20\d\d/\d\d")
_ACROSS_YEARS = frozenset({Route.EXPLAIN, Route.COMPARE})
APART = 12
"""Months between the time asked about and a paper from which on "currently" tells nothing of that time."""


def said_of_now(query: Query, chosen: Sequence[Evidence]) -> bool:
    """Say whether the likeliest stretch speaks of its paper's present, which is far from all that is asked about."""
    best, periods = chosen[0], [found for period in query.plan.periods if (found := months_of(period))]
    day = best.document.meeting_date
    if not periods or day is None or not _NOW.search(best.text):
        return False
    stated = [found.value for found in find_dates(best.text)]
    if any(overlaps(period, date) for period in query.plan.periods for date in stated):
        return False
    month = day.year * 12 + day.month
    return all(last < month - APART or first > month + APART for first, last in periods)


def other_year(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the financial year of the likeliest stretch, where none is of the one that is asked about; else None.

    What is asked as a reason or as a comparison may be told by other years.
    """
    asked = query.plan.periods
    if len(asked) != 1 or not _FINANCIAL.fullmatch(asked[0]) or query.plan.route in _ACROSS_YEARS:
        return None
    if any(overlaps(asked[0], date) for item in chosen for date in dates_of(item)):
        return None
    stated = (day for day in find_dates(chosen[0].text) if _FINANCIAL.fullmatch(day.value))
    return next((" ".join(day.text.split()) for day in stated), None)
