"""Whole days named in a text, since a meeting has a day and a month alone is no meeting."""

from __future__ import annotations

import re
from datetime import date

from vectorstore.dates import find_dates

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_A_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|on|hours|hrs|am|pm|date|noon)\b|[\W\d_]+", re.IGNORECASE
)
_RUN_TOGETHER = re.compile(r"(?<=\d)(st|nd|rd|th)(?=[A-Z])")


def full_dates(text: str) -> tuple[date, ...]:
    """Return the days that a text names with their year, in order; dates that no calendar has are left out."""
    days: list[date] = []
    for found in find_dates(_RUN_TOGETHER.sub(r"\1 ", text)):
        if _DAY.fullmatch(found.value):
            try:
                days.append(date.fromisoformat(found.value))
            except ValueError:
                continue
    return tuple(days)


def is_only_a_date(text: str) -> bool:
    """Say whether a line gives a date, with a weekday and time perhaps, and hardly a word besides."""
    found = find_dates(text)
    for mention in reversed(found):
        text = text[: mention.span.start] + text[mention.span.end :]
    return bool(found) and len(_OF_A_DATE.sub("", text)) < 12
