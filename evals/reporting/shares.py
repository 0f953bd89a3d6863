"""Shares of cases with their 95 % interval, in words that can be read out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from evals.resampling import TAIL, drawn, middle, summed
from evals.types import Row

RESAMPLES = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """`part` of `whole` cases and the 95 % interval of that share; the interval is None where it cannot be known."""

    part: int
    whole: int
    low: float | None = None
    high: float | None = None

    @property
    def value(self) -> float | None:
        """The share, None where there is no case: that is no score, and not 0."""
        return self.part / self.whole if self.whole else None

    @property
    def counted(self) -> str:
        """The share as a count: "157 of 180"."""
        return f"{self.part:,} of {self.whole:,}"

    @property
    def percent(self) -> str:
        """The share in per cent, a dash where there is no case."""
        return "-" if self.value is None else percent(self.value)

    @property
    def interval(self) -> str:
        """The interval in words, a dash where there is none."""
        if self.low is None or self.high is None:
            return "-"
        return f"{percent(self.low)} to {percent(self.high)}"


def share(cases: Iterable[tuple[Row, int, int]]) -> Share:
    """Return the share of (question, part, whole) cases.

    The interval is that of a seeded bootstrap over documents, as those of the scores. Where all or none of the cases
    are in, resamples never differ: it is then Clopper and Pearson's exact one (1934), as if cases were independent.
    """
    counted = [(row.cluster, part, whole) for row, part, whole in cases if whole]
    part, whole = sum(part for _, part, _ in counted), sum(whole for *_, whole in counted)
    low, high = (None, None) if not whole else _exact(part, whole) if part in (0, whole) else _drawn(counted)
    return Share(part=part, whole=whole, low=low, high=high)


def percent(value: float) -> str:
    """Return a share in per cent, with a tenth where it is near all or none: 99.6 % is not all."""
    shown = 100 * value
    near = 0 < shown < 1 or 99 < shown < 100
    return f"{min(max(shown, 0.1), 99.9):.1f} %" if near else f"{shown:.0f} %"


def _exact(part: int, whole: int) -> tuple[float, float]:
    edge = TAIL ** (1 / whole)
    return (edge, 1.0) if part else (0.0, 1 - edge)


def _drawn(counted: list[tuple[str, int, int]]) -> tuple[float | None, float | None]:
    sums = summed([cluster for cluster, *_ in counted], np.array([both for _, *both in counted], dtype=np.float64))
    parts, wholes = (drawn(len(sums), RESAMPLES) @ sums).T
    return middle(parts / wholes)
