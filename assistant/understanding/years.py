"""Years that a follow-up counts from the earlier question: "the year after", "and last year?", "and in January?"."""

from __future__ import annotations

import re

from assistant.understanding.likes import bare_months, periods
from assistant.understanding.types import ReadAs
from vectorstore.references import find_dates

_YEAR = re.compile(
    r"\b(?:in |for )?(?:the (?:year (?:(?P<after>after)|before)(?: that)?|(?:(?P<next>next|following)|previous) year)"
    r"|a year (?:(?P<on>later|on|after)|earlier|before)|(?:this time |the same time )?last year)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"(?P<year>\d{4})(?P<second>/\d\d)?(?P<rest>-\d\d(?:-\d\d)?)?")
_MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")


def next_year(text: str, earlier: str) -> tuple[str, tuple[ReadAs, ...]]:
    """Return a follow-up with the year that it counts from the earlier one: "the year after" 2025/26 is 2026/27.

    Of a month or a day the month stays: "last year" after April 2025 is April 2024.
    """
    match, dated = _YEAR.search(text), _sole_period(earlier)
    if not match or dated is None:
        return text, ()
    first = int(dated["year"]) + (1 if match["after"] or match["next"] or match["on"] else -1)
    year = f"{first}/{(first + 1) % 100:02d}" if dated["second"] else f"{_month_of(dated)}{first}"
    return f"{text[: match.start()]}in {year}{text[match.end() :]}", (ReadAs(typed=match.group(), read=year),)


def with_year(text: str, earlier: str) -> str:
    """Return a follow-up whose months have the year of the earlier question's one period."""
    dated = _sole_period(earlier)
    if dated is None or dated["second"]:
        return text
    for span in reversed(bare_months(text)):
        text = f"{text[: span.end]} {dated['year']}{text[span.end :]}"
    return text


def with_month(text: str, earlier: str) -> str:
    """Return a year that takes back the earlier one with the month that was said with that."""
    dated, mine = _sole_period(earlier), find_dates(text)
    if dated is None or not dated["rest"] or len(mine) != 1 or not re.fullmatch(r"\d{4}", mine[0].value):
        return text
    return text[: mine[0].span.start] + _month_of(dated) + text[mine[0].span.start :]


def _sole_period(earlier: str) -> re.Match[str] | None:
    """Return the one period that an earlier question names, where it has a year."""
    dated = find_dates(earlier)
    return _OF_YEAR.fullmatch(dated[0].value) if len(dated) == len(periods(earlier)) == 1 else None


def _month_of(dated: re.Match[str]) -> str:
    return f"{_MONTHS[int(dated['rest'][1:3]) - 1]} " if dated["rest"] else ""
