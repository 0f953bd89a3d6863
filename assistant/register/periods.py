"""The days that a question means: of a period ("due in June 2025"), or before, after or between days."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vectorstore.references import find_dates

_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MONTHS = tuple(
    re.findall(r"\w+", "january february march april may june july august september october november december")
)
NAMED_MONTH = re.compile(
    rf"\b(?:in|on|by|for|of|last|this|next|early|late|until) ({'|'.join(_MONTHS)})\b", re.IGNORECASE
)
_SIGNS: Mapping[str, Callable[[str, str], bool]] = {
    r"no later than|on or before|by": operator.le,
    r"on or after|since": operator.ge,
    r"before|earlier than|prior to": operator.lt,
    r"after|later than|beyond": operator.gt,
}
_BOUNDS = tuple(
    (re.compile(rf"\b(?:{words})(?: the)?(?: (?:end|start) of)?\s*$", re.IGNORECASE), sign)
    for words, sign in _SIGNS.items()
)
_BETWEEN = re.compile(r"\bbetween (?P<first>[\w ]{3,20}?) and $", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What days a question asks for: all of `bounds` hold of one, or, where there are none, it is in a period."""

    periods: tuple[str, ...]
    bounds: tuple[tuple[Callable[[str, str], bool], str], ...] = ()

    def holds(self, value: str) -> bool:
        """Say whether a cell states such a day."""
        days = [day.value for day in find_dates(value)]
        if not self.bounds:
            return any(_is_in(day, period) for day in days for period in self.periods)
        return any(all(_compares(day, sign, period) for sign, period in self.bounds) for day in days)


def window_of(text: str, periods: Sequence[str]) -> Window:
    """Read the days that a question asks for; `periods` are all that it names, also in earlier turns."""
    bounds: list[tuple[Callable[[str, str], bool], str]] = []
    for day in find_dates(text):
        if not _ISO.fullmatch(day.value):
            continue
        before = text[: day.span.start]
        between = _BETWEEN.search(before)
        first = find_dates(between["first"]) or find_dates(f"{between['first']} {day.value[:4]}") if between else ()
        if first:
            bounds += [(operator.ge, first[0].value), (operator.le, day.value)]
        bounds += [(sign, day.value) for pattern, sign in _BOUNDS if pattern.search(before)][:1]
    return Window(periods=tuple(periods), bounds=tuple(bounds))


def periods_in(text: str, whole: str, periods: Sequence[str]) -> tuple[str, ...]:
    """Return the periods that a part of the whole question names, and those of `periods` that earlier turns did."""
    own, there = ({day.value for day in find_dates(words)} for words in (whole, text))
    return tuple(period for period in periods if period in there or period not in own)


def months_in(text: str) -> tuple[str, ...]:
    """Return the months that a question names without a year ("in November"), as their numbers in dates: "-11"."""
    dated = [day.span for day in find_dates(text)]
    named = (match for match in NAMED_MONTH.finditer(text) if not any(s.start <= match.start() < s.end for s in dated))
    return tuple(f"-{month_number(match.group(1)):02d}" for match in named)


def month_number(name: str) -> int:
    """Return the number of a month by its name, from 1."""
    return _MONTHS.index(name.casefold()) + 1


def month_name(month: str) -> str:
    """Return the name of a month given as its number in dates."""
    return str(_MONTHS[int(month[1:]) - 1])


def _is_in(day: str, period: str) -> bool:
    """Say whether a date is of a period, or of a month of any year."""
    return day[4:].startswith(period) if period.startswith("-") else day.startswith(period)


def _compares(day: str, sign: Callable[[str, str], bool], period: str) -> bool:
    """Compare two dates at the precision of the less precise; one that is no day, month or year has no order here."""
    if not (_ISO.fullmatch(day) and _ISO.fullmatch(period)):
        return False
    size = min(len(day), len(period))
    return sign(day[:size], period[:size])
