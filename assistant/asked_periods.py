"""Which periods that a question names the evidence speaks of: in its words, by its paper's date, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.run_on import read_whole
from assistant.types import Evidence
from vectorstore.references import find_dates
from vectorstore.types import Document

_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)")
_QUARTER = re.compile(r"((?:19|20)\d\d)(/\d\d)?-Q([1-4])")
_SEASON = re.compile(r"((?:19|20)\d\d)-(spring|summer|autumn|winter)")
_FINANCIAL = re.compile(r"((?:19|20)\d\d)/(\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_NEAR = 24
"""Characters around a year's digits within which the whole of its date stands."""

_KEPT = 4000


@lru_cache(maxsize=_KEPT)
def months_of(period: str) -> tuple[int, int] | None:
    """Return the first and last month of a canonical date, counted from the year 0; None where it names no year."""
    if month := _MONTH.match(period):
        at = int(month[1]) * 12 + int(month[2])
        return at, at
    if quarter := _QUARTER.match(period):
        # The first quarter of a financial year begins in April, that of a calendar year in January.
        at = int(quarter[1]) * 12 + 3 * int(quarter[3]) + (1 if quarter[2] else -2)
        return at, at + 2
    if season := _SEASON.match(period):
        first, last = _SEASONS[season[2]]
        return int(season[1]) * 12 + first, int(season[1]) * 12 + last
    if years := _FINANCIAL.match(period):
        return int(years[1]) * 12 + 4, (int(years[1]) + (int(years[2]) - int(years[1])) % 100) * 12 + 3
    return (int(period[:4]) * 12 + 1, int(period[:4]) * 12 + 12) if _YEAR.match(period) else None


def says(period: str, date: str) -> bool:
    """Say whether a date is the period or a part of it, as the papers write it; months of a season are parts of it."""
    if _SEASON.match(period) and _MONTH.match(date):
        return overlaps(period, date)
    return date.startswith(period) or (date.startswith("--") and period[4:].startswith(date[1:]))


def overlaps(period: str, date: str) -> bool:
    """Say whether a date and a period have a month in common; one that names no year cannot be told apart."""
    asked, held = months_of(period), months_of(date)
    if asked is None or held is None:
        return period.startswith(date) or date.startswith(period) or "--" in (period[:2], date[:2])
    return asked[0] <= held[1] and held[0] <= asked[1]


def dates_of(item: Evidence) -> tuple[str, ...]:
    """Return the dates that a stretch is of: those in it and over it, and its paper's."""
    place = item.block.locator
    over = (*place.headings, *item.block.columns, place.table or "", item.document.title)
    stated = tuple(day.value for day in find_dates(" \n ".join((read_whole(item), *over))))
    meeting = item.document.meeting_date
    return (*stated, meeting.isoformat()) if meeting else stated


def spoken_of(paper: Document, period: str) -> tuple[bool, bool]:
    """Say whether a paper names a period anywhere, and whether it has a date that overlaps it.

    Only the words around the digits of its years are read as dates: a paper may be long.
    """
    months = months_of(period)
    if months is None:
        return True, True
    years = "|".join(
        f"(?:{str(year)[:2]})?{str(year)[2:]}" for year in range((months[0] - 1) // 12, (months[1] - 1) // 12 + 1)
    )
    digits = re.compile(rf"(?<!\d)(?:{years})(?!\d)")
    meeting = [paper.meeting_date.isoformat()] if paper.meeting_date else []
    dates = [*meeting, *_dates_around(paper.text, digits)]
    return any(date.startswith(period) for date in dates), any(overlaps(period, date) for date in dates)


def _dates_around(text: str, digits: re.Pattern[str]) -> Iterator[str]:
    for match in digits.finditer(text):
        window = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        yield from (day.value for day in find_dates(window))


def _outermost(periods: Sequence[str]) -> list[str]:
    """Leave out the months that only spell out a season which is named too."""
    seasons = [period for period in periods if _SEASON.match(period)]
    return [p for p in periods if not (_MONTH.fullmatch(p) and any(overlaps(season, p) for season in seasons))]


def periods_missed(periods: Sequence[str], chosen: Sequence[Evidence]) -> dict[str, float]:
    """Return the shares of the periods that are missed, each in a wider look than the one before.

    `away`: no evidence says it; `off`: none has a date that overlaps it; `unsaid` and `nowhere` are the same of the
    whole papers that the evidence is from, `first_` of the best stretch alone and its paper.
    """
    if not periods:
        return {}
    periods = _outermost(periods)
    share = 1.0 / len(periods)
    found: dict[str, float] = {"period_asked": 1.0}
    for prefix, items in (("period_", chosen), ("period_first_", chosen[:1])):
        dates = [date for item in items for date in dates_of(item)]
        papers = {item.document.id: item.document for item in items}.values()
        for period in periods:
            spoken = [spoken_of(paper, period) for paper in papers]
            away, off = (not any(tells(period, date) for date in dates) for tells in (says, overlaps))
            missed = {
                "away": away,
                "off": off,
                "unsaid": away and not any(said for said, _ in spoken),
                "nowhere": off and not any(near for _, near in spoken),
            }
            for name, is_missed in missed.items():
                found[prefix + name] = found.get(prefix + name, 0.0) + share * is_missed
    return found
