"""When something is due: the last day of what a paper writes, "31 March 2025", "June 2025" or "Q3 2024/25"."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from vectorstore.dates import find_dates

_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 14}
"""The last month of each; a winter ends in the February after."""

_QUARTERS = {"1": 6, "2": 9, "3": 12, "4": 15}
"""The last month of each quarter of a financial year, counted from the January in which that year begins."""


@lru_cache(maxsize=20_000)
def due_day(words: str) -> date | None:
    """Return the last day that a date cell allows, None where it names no year or no date ("ongoing").

    Of several dates the latest counts, so that nothing is called overdue before its last date is past.
    """
    days = [day for found in find_dates(words) if (day := last_day(found.value))]
    return max(days, default=None)


def last_day(value: str) -> date | None:
    """Return the last day of a canonical date (`vectorstore.dates`), None for one without a year.

    A quarter counts in financial years, from April: the later reading of the two, for a year that is no financial one.
    """
    if match := re.fullmatch(r"(\d{4})(?:/\d\d)?-Q([1-4])", value):
        return _end(int(match[1]), _QUARTERS[match[2]])
    if match := re.fullmatch(r"(\d{4})/\d\d", value):
        return date(int(match[1]) + 1, 3, 31)
    if match := re.fullmatch(r"(\d{4})-([a-z]+)", value):
        return _end(int(match[1]), _SEASONS[match[2]])
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        return _day(year, month, day) if day else _end(year, month or 12)
    return None


def _end(year: int, month: int) -> date:
    """Return the last day of a month, which may be counted on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None
