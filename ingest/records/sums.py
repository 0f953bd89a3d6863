"""Reads the figures of cells, and tells the rows that sum up others: a total is no line of a budget and no saving."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_FIGURE = re.compile(r"[-–+(£$€<>~ ]*(?P<digits>\d[\d, ]*(?:\.\d+)?)\s?(?:%|m|k|bn|p)?\)?[*†^ ]*")
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d{2,4}")
_TOTAL = re.compile(
    r"(?:(?:grand|sub|net|gross|overall)[- ]?)?totals?\b(?! of\b)|.*\b(?:sub[- ]?)?totals?\W*$", re.IGNORECASE
)
_MAYBE = re.compile(r"(?:all|net|gross|overall|whole|sum|altogether|together)\b", re.IGNORECASE)
MAX_TOTAL, MIN_LINES = 60, 3


def is_figure(words: str) -> bool:
    """Say whether a cell holds one figure and nothing else; a year and a day in figures are none."""
    return bool(_FIGURE.fullmatch(words)) and not _YEAR_OR_DAY.fullmatch(words)


def amount_of(words: str) -> Decimal | None:
    """Return the amount of a figure, less than nothing where it stands in brackets or after a minus."""
    match = _FIGURE.fullmatch(words)
    if match is None or _YEAR_OR_DAY.fullmatch(words):
        return None
    amount = Decimal(re.sub(r"[, ]", "", match["digits"]))
    return -amount if re.match(r"[£$€ ]*[-–(]", words) else amount


def says_total(words: str) -> bool:
    """Say whether words call their row a total outright: "Total", "Sub-total", "Net total", "Parks total"."""
    return len(words) <= MAX_TOTAL and bool(_TOTAL.match(words))


def sums_up(words: str, cells: Sequence[str]) -> bool:
    """Say whether a row whose words these are is a total by what it says alone."""
    return says_total(words) and any(map(is_figure, cells))


def totals_among(rows: Sequence[tuple[str, Sequence[str]]], *, money: bool) -> frozenset[int]:
    """Return the places of the rows of one table, each its words and its cells, that sum up rows above them.

    A row says so outright; or it may ("All services", "Net") and one column adds up; or, in a table of money, all its
    figures do, whatever it is called. What adds up is the rows since the last total, or all that are none.
    """
    found: set[int] = set()
    since = 0
    for place, (words, cells) in enumerate(rows):
        lines = [rows[line][1] for line in range(place) if line not in found]
        late = [rows[line][1] for line in range(since, place) if line not in found]
        right, all_ = max((_added(cells, above) for above in (late, lines)), default=(0, 0))
        maybe = bool(_MAYBE.match(words)) and len(words) <= MAX_TOTAL and right > 0
        if sums_up(words, cells) or maybe or (money and right == all_ >= 2 and len(lines) >= MIN_LINES):
            found.add(place)
            since = place + 1
    return frozenset(found)


def _added(cells: Sequence[str], above: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many columns of figures are the sum of what stands above, as near as rounding leaves it, and of how many."""
    right = all_ = 0
    for column, words in enumerate(cells):
        total = amount_of(words)
        parts = [amount for row in above if column < len(row) and (amount := amount_of(row[column])) is not None]
        if not total or "%" in words:
            continue
        all_ += 1
        rounding = Decimal(1).scaleb(int(total.as_tuple().exponent)) * len(parts) / 2
        right += len(parts) >= 2 and abs(sum(parts, Decimal(0)) - total) <= rounding
    return right, all_
