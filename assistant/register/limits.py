"""Reads a limit that a question sets ("at 15 or above", "under £200k") and tells which values keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_NUMBER = r"£?(?P<{0}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<{0}_scale>bn|m|k)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], bool]], ...] = (
    (
        re.compile(rf"{_NUMBER.format('n')} (?:or|and) (?:above|over|more|higher|greater|up)\b", re.I),
        lambda v, n: v >= n,
    ),
    (re.compile(rf"\b(?:at least|no less than|from) {_NUMBER.format('n')}", re.I), lambda v, n: v >= n),
    (re.compile(rf"{_NUMBER.format('n')} (?:or|and) (?:below|under|less|lower|fewer)\b", re.I), lambda v, n: v <= n),
    (re.compile(rf"\b(?:at most|no more than|up to) {_NUMBER.format('n')}", re.I), lambda v, n: v <= n),
    (
        re.compile(rf"\b(?:over|above|more than|higher than|greater than|exceed\w*) {_NUMBER.format('n')}", re.I),
        lambda v, n: v > n,
    ),
    (re.compile(rf"\b(?:under|below|less than|lower than|fewer than) {_NUMBER.format('n')}", re.I), lambda v, n: v < n),
)
_FIGURE = re.compile(
    r"^[^\w(+−–-]{0,3}(?P<sign>[-+(−–]?)\W{0,2}(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>bn|m|k)?\W*$"
)
_SCALES = {"bn": 10**9, "m": 10**6, "k": 10**3}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """A bound on figures: which form of words set it (`form`, a place in the list of forms), its number, the words."""

    form: int
    number: Decimal
    said: str

    def admits(self, value: str) -> bool:
        """Say whether a cell is a figure within the limit."""
        figure = figure_of(value)
        return figure is not None and _FORMS[self.form][1](figure, self.number)


def limit_in(text: str) -> Limit | None:
    """Return the first limit that a question sets, None where it sets none."""
    for form, (pattern, _) in enumerate(_FORMS):
        match = pattern.search(text)
        if match:
            scale = _SCALES.get(match["n_scale"] or "", 1)
            return Limit(form=form, number=Decimal(match["n"].replace(",", "")) * scale, said=match.group())
    return None


@lru_cache(maxsize=20_000)
def figure_of(value: str) -> Decimal | None:
    """Return the number that a cell is, brackets and minus signs below nought; None for a cell of words."""
    match = _FIGURE.match(value.strip())
    if match is None:
        return None
    size = Decimal(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
    return -size if match["sign"] in ("-", "(", "−", "–") else size
