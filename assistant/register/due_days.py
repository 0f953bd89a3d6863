"""The days of a question of due dates: the day that it counts from, and the span of days that it asks for."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.ledger.due import last_day
from assistant.register.periods import NAMED_MONTH, month_number
from vectorstore.references import find_dates

_END_OF = re.compile(r"\bend (?:of )?(?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|no later than|on or before|up to|until)(?: the)?(?: end of)?(?: the)?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|earlier than|prior to)(?: the)?(?P<end> end of)?(?: the)?\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|later than|beyond)(?: the)?(?: end of)?(?: the)?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate(re.findall(r"\w+", "one two three four five six seven eight nine ten"), 1)}
_UNITS = {"day": 1, "week": 7}
_AHEAD = re.compile(
    r"\b(?P<whole>this|next) month\b"
    rf"|\b(?:in|within|over|during) the (?:next|coming) (?:(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) )?"
    r"(?P<unit>days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"(?:\d{4}(?:/\d\d)?-)?Q[1-4]")
_SEASON = re.compile(r"\d{4}-[a-z]+")
_YEAR = re.compile(r"\d{4}(?:/\d\d)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """A span of days; None is no bound on that side. `said` tells how words that name no day were read."""

    first: date | None = None
    last: date | None = None
    said: str = ""

    def holds(self, day: date) -> bool:
        """Say whether a day is in the span."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def named_day(text: str, periods: Iterable[str], meetings: Iterable[date]) -> date | None:
    """Return the one day or month that a question names; None where it names none, or several.

    A month is its last day where the question says so ("at the end of March"), else that of its last meeting, of which
    the papers are that a reader means by "in the April report".
    """
    days = [period for period in periods if _DAY.fullmatch(period) or _MONTH.fullmatch(period)]
    if len(days) != 1 or (end := last_day(days[0])) is None:
        return None
    ends = any(found.value == days[0] and _END_OF.search(text[: found.span.start]) for found in find_dates(text))
    held = [] if ends else [day for day in meetings if day.isoformat().startswith(days[0])]
    return max(held, default=end)


def days_asked(text: str, day: date) -> Days | None:
    """Return the span of days that a question of what is due asks for, None where it names none.

    A quarter without a year is that of the financial year of `day`, the day that is counted from; a month without one
    is the next of that name.
    """
    if ahead := _ahead(text, day):
        return ahead
    found = [*_dated(text, day), *_months(text, day)]
    if len(found) == 2 and _BETWEEN.search(text):
        return Days(first=found[0].first, last=found[1].last)
    if len(found) != 1:
        return None
    (named,) = found
    first, last, before = named.first, named.last, text[: named.start]
    said = f"{named.typed} was read as {spoken(first)} to {spoken(last)}." if named.is_read else ""
    if _BY.search(before):
        return Days(last=last, said=said)
    if match := _BEFORE.search(before):
        return Days(last=last if match["end"] else first - timedelta(days=1), said=said)
    if _AFTER.search(before):
        return Days(first=last + timedelta(days=1), said=said)
    return Days(first=first, last=last, said=said)


def needs_reckoning(text: str) -> bool:
    """Say whether a question names days that cells seldom write as such: a quarter, a season, the next month."""
    if _AHEAD.search(text):
        return True
    values = [found.value for found in find_dates(text)]
    return any(_QUARTER.fullmatch(value) or _SEASON.fullmatch(value) or "/" in value for value in values)


def _ahead(text: str, day: date) -> Days | None:
    """Return the span that a question counts from a day: "this month", "in the next three weeks"."""
    match = _AHEAD.search(text)
    if match is None:
        return None
    if match["whole"]:
        first = _months_on(day.replace(day=1), match["whole"].casefold() == "next")
        last = _months_on(first, 1) - timedelta(days=1)
    else:
        number = _NUMBERS.get((match["number"] or "one").casefold()) or int(match["number"])
        unit = match["unit"].casefold().removesuffix("s")
        first = day
        last = _months_on(day, number) if unit == "month" else day + timedelta(days=number * _UNITS[unit])
    return Days(first=first, last=last, said=f"“{match.group()}” was read as {spoken(first)} to {spoken(last)}.")


def _months_on(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """A date as it is typed, where, and its first and last day; `is_read` is that the words alone do not say them."""

    typed: str
    start: int
    first: date
    last: date
    is_read: bool


def _dated(text: str, day: date) -> Iterator[_Named]:
    """Yield the dates of a text that have a year, and quarters."""
    for found in find_dates(text):
        bare = re.fullmatch(r"Q[1-4]", found.value)
        value = f"{day.year - (day.month < 4)}-{found.value}" if bare else found.value
        last = last_day(value)
        if last is not None:
            first, read = _first(value, last), bool(_QUARTER.fullmatch(value))
            yield _Named(typed=found.text, start=found.span.start, first=first, last=last, is_read=read)


def _months(text: str, day: date) -> Iterator[_Named]:
    """Yield the months without a year: the next of that name, of this month on."""
    dated = [found.span for found in find_dates(text)]
    for match in NAMED_MONTH.finditer(text):
        if any(span.start <= match.start(1) < span.end for span in dated):
            continue
        month = month_number(match.group(1))
        first = date(day.year + (month < day.month), month, 1)
        last = first.replace(day=calendar.monthrange(first.year, month)[1])
        yield _Named(typed=match.group(1), start=match.start(1), first=first, last=last, is_read=True)


def _first(value: str, last: date) -> date:
    """Return the first day of a canonical date whose last is known."""
    if _DAY.fullmatch(value):
        return last
    months = 1 if _MONTH.fullmatch(value) else 12 if _YEAR.fullmatch(value) else 3
    place = last.year * 12 + last.month - months
    return date(place // 12, place % 12 + 1, 1)


def spoken(day: date) -> str:
    """Write a day as people do."""
    return f"{day.day} {day:%B %Y}"
