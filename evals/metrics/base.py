"""What a metric is: counts from one row that add up over rows, and the scores that the sums give.

Because counts add, the same two functions give the score of one row, of a question type, of a whole run, and of every
resample of a bootstrap. A score that does not apply is nan here and None outside, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from evals.types import Row

Numbers = npt.NDArray[np.float64]
Totals = Mapping[str, Numbers]


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One number that a metric gives: its name, its heading in a table, what it is a share of, which way is good.

    `formula` is how it comes about; `of` names the count that it is a share of; `least` and `most` are the bounds of
    what it can be, None where there is none; `fault` says what is wrong with answers of which it is bad.
    """

    name: str
    heading: str
    of: str
    lower_is_better: bool = False
    formula: str = ""
    fault: str = ""
    least: float | None = 0.0
    most: float | None = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a reader of a metric's numbers has to know: where it is from, what it leaves out, where it misleads."""

    source: str
    leaves_out: str
    caveats: tuple[str, ...] = ()


class Metric(Protocol):
    """One family of scores; one file here is one metric, made by its `build()`."""

    @property
    def id(self) -> str:
        """The metric's short name in reports: A1, A2 ... of level A, B1 ... of level B."""

    @property
    def title(self) -> str:
        """What it measures, in a word or two."""

    @property
    def about(self) -> About:
        """Its source, the rows that it leaves out, and its caveats."""

    @property
    def values(self) -> tuple[Value, ...]:
        """The numbers it gives, in the order of print."""

    @property
    def counts(self) -> tuple[str, ...]:
        """Every key that `measure` needs; where `tally` gives others too, `measure` takes those that there are."""

    def tally(self, row: Row) -> Mapping[str, float]:
        """Return the counts of one row that has no error; an empty mapping where the metric does not apply."""

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return each value by name from arrays of summed counts, all of one shape; nan where it does not apply."""


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Divide, giving nan where there is nothing to divide by: no cases is no score."""
    share: Numbers = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return share


def harmonic(a: Numbers, b: Numbers) -> Numbers:
    """Return F1 = 2ab / (a + b), 0 where both are 0, nan where either is."""
    both = a + b
    score: Numbers = np.where(both == 0, 0.0, ratio(2 * a * b, both))
    return score
