"""Dates as council papers write them, each at its own precision: a day, a month, a quarter, a financial year.

Canonical values extend ISO 8601: "2024-05-15", "2024-05", "2024", "2023/24" (a financial year), "2022/23-Q3",
"Q3", "2023-autumn", and "--03-31" for a day of no stated year (the form of ISO 8601:2000, 5.2.1.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.types import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}[ ]?[/\u2013-][ ]?(?:{_YEAR}|\d\d)|\d\d/\d\d"
_QUARTERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
}
_QUARTER = r"(?:q|quarter[ ]|qtr[ ]?)(?:[1-4]|one|two|three|four)|(?:first|second|third|fourth)[ ]quarter"

# What is raised in a paper, "4th", may come apart in its text: "4 th", "4<sup>th</sup>".
_RAISED = r"(?:[ ]?(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?)?"

_FORMS = (
    rf"(?P<iso>{_YEAR}-[01]\d-[0-3]\d)",
    rf"(?P<year_before>{_FINANCIAL})[ ](?P<quarter_after>{_QUARTER})",
    rf"(?P<quarter>{_QUARTER})(?:,?[ ](?:of[ ])?(?P<quarter_year>(?:{_FINANCIAL}|{_YEAR})(?![\d/])))?",
    rf"(?P<numeric>[0-3]?\d[/.-][01]?\d[/.-](?:{_YEAR}|\d\d))(?![\d/-])",
    rf"(?P<financial>{_FINANCIAL})(?![\d/-])",
    rf"(?P<day>[0-3]?\d){_RAISED}(?:[ ]of)?[ \n-]{{1,2}}(?P<day_month>{_MONTH})(?![a-z])"
    rf"(?:,?[ \n-](?P<day_year>{_YEAR}|['\u2019]?\d\d)(?![\d/]|[.,:]\d|[ ]?%))?",
    rf"(?P<us_month>{_MONTH})[ ](?P<us_day>[0-3]?\d){_RAISED},[ ](?P<us_year>{_YEAR})",
    rf"(?P<month>{_MONTH})(?:[ \n-]|(?=['\u2019]\d\d))(?P<month_year>{_YEAR}|['\u2019]?\d\d)(?![\w/]|[.,:]\d|[ ]?%)",
    rf"(?P<month_number>0?[1-9]|1[0-2])/(?P<number_year>{_YEAR})",
    rf"(?P<season>spring|summer|autumn|winter)[ ](?P<season_year>{_YEAR})",
    rf"(?P<year>{_YEAR})(?![,.]?\d|[ ]?%)",
)
_DATE = re.compile(rf"(?<![\w£$€/.,-])(?:{'|'.join(_FORMS)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """A date as it stands at `span`, and its canonical `value`, no more precise than the words."""

    text: str
    value: str
    span: Span


@lru_cache(maxsize=10_000)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Find the dates of a text in order; day first where only numbers are given, as in Britain."""
    found: list[DateMention] = []
    for match in _DATE.finditer(text):
        value = _value(match)
        if value:
            found.append(DateMention(text=match.group(), value=value, span=Span(start=match.start(), end=match.end())))
    return tuple(found)


def date_supported(claimed: str, recorded: str) -> bool:
    """Say whether a recorded date says at least as much as a claimed one: 15 May 2024 supports May 2024."""
    if claimed.startswith("--"):
        return recorded == claimed or recorded[4:] == claimed[1:]
    return recorded.startswith(claimed)


def _value(match: re.Match[str]) -> str | None:
    """Fold one match to its canonical value; None for numbers that cannot be a date after all."""
    parts = match.groupdict()
    if parts["iso"]:
        return str(parts["iso"])
    if parts["quarter_after"]:
        return _quarter(parts["quarter_after"], parts["year_before"])
    if parts["quarter"]:
        return _quarter(parts["quarter"], parts["quarter_year"])
    if parts["numeric"]:
        day, month, year = re.split(r"[/.-]", parts["numeric"])
        return _day(day, int(month), _year(year))
    if parts["financial"]:
        return _financial(parts["financial"])
    if parts["day"]:
        year = _year(parts["day_year"]) if parts["day_year"] else None
        return _day(parts["day"], _month(parts["day_month"]), year)
    return _coarse(parts)


def _coarse(parts: dict[str, str | None]) -> str | None:
    """Fold the forms that are no more precise than a month, and the American order of a day."""
    if parts["us_month"]:
        return _day(parts["us_day"] or "", _month(parts["us_month"]), parts["us_year"])
    if parts["month"] and parts["month_year"]:
        modal = parts["month"] == "may" and len(parts["month_year"]) < 4
        return None if modal else f"{_year(parts['month_year'])}-{_month(parts['month']):02d}"
    if parts["month_number"]:
        return f"{parts['number_year']}-{int(parts['month_number']):02d}"
    if parts["season"]:
        return f"{parts['season_year']}-{parts['season'].casefold()}"
    return parts["year"]


def _quarter(words: str, year: str | None) -> str | None:
    """Fold "Q3 2022/23" and "third quarter of 2022/23" to "2022/23-Q3", so that the year is what it begins with."""
    number = next((n for word, n in _QUARTERS.items() if word in words.casefold()), words[-1])
    if not year:
        return f"Q{number}"
    whole = year if re.fullmatch(_YEAR, year) else _financial(year)
    return f"{whole}-Q{number}" if whole else None


def _financial(words: str) -> str | None:
    """Fold 2023-24, 2023/2024 and 23/24 to "2023/24"; a short one must run from one year to the next."""
    first, last = (part.strip() for part in re.split(r"[/\u2013-]", words))
    follows = (int(first) + 1) % 100 == int(last) % 100
    if len(first) == 2:
        return f"20{first}/{last}" if follows else None
    return f"{first}/{last[-2:]}" if follows or int(last) % 100 > int(first) % 100 else None


def _day(day: str, month: int, year: str | None) -> str | None:
    """Write a day in ISO order; None where the calendar has no such day."""
    if not (1 <= int(day) <= 31 and 1 <= month <= 12):
        return None
    return f"{year}-{month:02d}-{int(day):02d}" if year else f"--{month:02d}-{int(day):02d}"


def _month(name: str) -> int:
    """Number a month by its first three letters."""
    return _MONTHS.index(name[:3].casefold()) + 1


def _year(digits: str) -> str:
    """Complete a two-figure year: papers of a council's record are of 1970 or later."""
    digits = digits.lstrip("'\u2019")
    return digits if len(digits) == 4 else f"{20 if int(digits) < 70 else 19}{digits}"
