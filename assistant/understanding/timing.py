"""Days that a question leaves for the reader to work out: "the April report", "last April", "spring 2025", "last year".

They count from the day that the question is narrowed to (`as_of`), else from the newest paper: what a council's record
is silent on, a question cannot mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.understanding.types import ReadAs
from vectorstore.references import find_dates, find_references

_ALL = "january february march april may june july august september october november december"
_NAMES = re.findall(r"\w+", _ALL)
_MONTH = "|".join(_NAMES)
_PAPER = r"(?:report|update|paper|meeting|minutes|agenda|pack|tracker|dashboard|version|edition|plan)"
_OF_PAPER = re.compile(rf"\b(?P<month>{_MONTH})(?:['’]s)?(?= (?:[\w-]+ ){{0,3}}?{_PAPER}s?\b)", re.IGNORECASE)
_PAPER_OF = re.compile(
    rf"\b{_PAPER}s? (?:of|from|in|for|last|this) (?:last |this )?(?P<month>{_MONTH})\b", re.IGNORECASE
)
_LAST = re.compile(rf"\b(?:last|this|this past) (?P<month>{_MONTH})\b", re.IGNORECASE)
_BARE = re.compile(rf"\b(?:in|by|for|since) (?P<month>{_MONTH})\b(?! \d)", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?P<which>last|this|next) (?:(?P<financial>financial|municipal|council|budget) )?year\b(?!['’]s)"
)
_SEASONS = {"spring": ("03", "04", "05"), "summer": ("06", "07", "08"), "autumn": ("09", "10", "11")}

Days = Callable[[], Sequence[date]]


def periods_meant(text: str, days: Days, as_of: date | None) -> tuple[tuple[str, ...], tuple[ReadAs, ...]]:
    """Return the periods that a text leaves to be worked out, and how each was read.

    `days` gives those of the papers' meetings that the reader may see, and is only asked where it is needed.
    """
    meant = dict([*_months(text, days, as_of), *_years(text, days, as_of)])
    read_as = tuple(ReadAs(typed=typed, read=_spoken(value)) for typed, value in meant.items())
    return tuple(dict.fromkeys([*_seasons(text), *meant.values()])), read_as


def _spoken(period: str) -> str:
    """Write a month as people do; a financial year is written so already."""
    year, dash, month = period.partition("-")
    return f"{_NAMES[int(month) - 1].capitalize()} {year}" if dash else period


def _seasons(text: str) -> Iterator[str]:
    """Yield the months of a season; winter runs into the next year."""
    for found in find_dates(text):
        year, _, season = found.value.partition("-")
        if season == "winter":
            yield from (f"{year}-12", f"{int(year) + 1}-01", f"{int(year) + 1}-02")
        yield from (f"{year}-{month}" for month in _SEASONS.get(season, ()))


def _months(text: str, days: Days, as_of: date | None) -> Iterator[tuple[str, str]]:
    """Yield the year's month of a paper or of "last April": the newest that is not after the day asked from."""
    dated = [found.span for found in find_dates(text)]
    # How a thing of the record stood "in April" is what April's paper says of it.
    patterns = (_OF_PAPER, _PAPER_OF, _LAST, *([_BARE] if find_references(text, loose=True) else []))
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if any(span.start <= match.start("month") < span.end for span in dated):
            continue
        number = _NAMES.index(match["month"].lower()) + 1
        fitting = [day for day in days() if day.month == number and (as_of is None or day <= as_of)]
        if fitting:
            yield match["month"], f"{max(fitting):%Y-%m}"


def _years(text: str, days: Days, as_of: date | None) -> Iterator[tuple[str, str]]:
    """Yield the financial year that "last year" is of; of plain "this year" too little is certain."""
    for match in _YEAR.finditer(text):
        if match["which"] == "this" and not match["financial"]:
            continue
        now = as_of or max(days(), default=None)
        if now is not None:
            first = now.year - (now.month < 4) + {"last": -1, "this": 0, "next": 1}[match["which"]]
            yield match.group(), f"{first}/{(first + 1) % 100:02d}"
