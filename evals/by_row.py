"""What each question by itself has of a metric's values, to name the worst of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from evals.metrics.base import Metric, Numbers, Value
from evals.types import Row


def table_of(rows: Sequence[Row], metric: Metric) -> Numbers:
    """Return the counts of a metric, a row a question; all 0 where it does not apply."""
    tallies = (metric.tally(row) for row in rows)
    return np.array([[float(tally.get(key, 0)) for key in metric.counts] for tally in tallies])


def measured(metric: Metric, table: Numbers) -> dict[str, Numbers]:
    """Return each value of a metric from tables of its counts, an entry a row; nan where it does not apply."""
    return metric.measure(dict(zip(metric.counts, table.T, strict=True)))


def worst(rows: Sequence[Row], metric: Metric, value: Value, shown: int) -> dict[str, float]:
    """Return the questions with the worst value of their own, worst first; a question that has the best is none."""
    own = dict(zip((row.id for row in rows), measured(metric, table_of(rows, metric))[value.name], strict=True))
    return least(own, shown, best=0.0 if value.lower_is_better else 1.0, lower_is_better=value.lower_is_better)


def least(own: Mapping[str, float], shown: int, *, best: float, lower_is_better: bool) -> dict[str, float]:
    """Return up to `shown` of the known values on the bad side of `best`, worst first, ties by id."""
    sign = -1 if lower_is_better else 1
    bad = [(name, float(value)) for name, value in own.items() if not np.isnan(value) and sign * (value - best) < 0]
    return dict(sorted(bad, key=lambda item: (sign * item[1], item[0]))[:shown])
