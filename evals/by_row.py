"""What each question by itself has of a metric's values, to name the worst of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evals.metrics.base import Metric, Numbers, Totals, Value
from evals.types import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Tallied:
    """What a metric counted: a line a row in the order given, a column a key; `applies` where it counted at all."""

    keys: tuple[str, ...]
    counts: Numbers
    applies: npt.NDArray[np.bool_]

    def totals(self, sums: Numbers) -> Totals:
        """Return sums of lines (one set a line) by key, as `measure` takes them."""
        return dict(zip(self.keys, sums.T, strict=True))


def table_of(rows: Sequence[Row], metric: Metric) -> Tallied:
    """Return what a metric counts in each row: its own counts, then whatever else it gives for these rows."""
    tallies = [metric.tally(row) for row in rows]
    keys = tuple(dict.fromkeys([*metric.counts, *(key for tally in tallies for key in tally)]))
    places = {key: place for place, key in enumerate(keys)}
    counts = np.zeros((len(rows), len(keys)))
    for line, tally in enumerate(tallies):
        for key, count in tally.items():
            counts[line, places[key]] = float(count)
    return Tallied(keys=keys, counts=counts, applies=np.array([bool(tally) for tally in tallies], dtype=np.bool_))


def measured(metric: Metric, table: Tallied, sums: Numbers | None = None) -> dict[str, Numbers]:
    """Return each value of a metric for each row, or for sums of rows (one set a line); nan where it does not apply."""
    return metric.measure(table.totals(table.counts if sums is None else sums))


def worst(rows: Sequence[Row], metric: Metric, value: Value, shown: int) -> dict[str, float]:
    """Return the questions with the worst value of their own, worst first; a question that has the best is none."""
    own = dict(zip((row.id for row in rows), measured(metric, table_of(rows, metric))[value.name], strict=True))
    return least(own, shown, best=0.0 if value.lower_is_better else 1.0, lower_is_better=value.lower_is_better)


def least(own: Mapping[str, float], shown: int, *, best: float, lower_is_better: bool) -> dict[str, float]:
    """Return up to `shown` of the known values on the bad side of `best`, worst first, ties by id."""
    sign = -1 if lower_is_better else 1
    bad = [(name, float(value)) for name, value in own.items() if not np.isnan(value) and sign * (value - best) < 0]
    return dict(sorted(bad, key=lambda item: (sign * item[1], item[0]))[:shown])
