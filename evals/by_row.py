"""What each question by itself has of a metric's values, to name the worst of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

import numpy as np

from evals.metrics.base import Metric, Numbers, Value
from evals.scoring import Tallied, tabled
from evals.types import Row


def by_row(metric: Metric, table: Tallied) -> dict[str, Numbers]:
    """Return each value of a metric from what it counted, an entry a row; nan where it does not apply."""
    return metric.measure(table.totals(table.counts))


def worst(rows: Sequence[Row], metric: Metric, value: Value, shown: int) -> dict[str, float]:
    """Return the questions with the worst value of their own, worst first; a question that has the best is none."""
    bound = value.least if value.lower_is_better else value.most
    best = bound if bound is not None else -inf if value.lower_is_better else inf
    own = by_row(metric, tabled(rows, metric))[value.name].tolist() if rows else []
    named = {row.id: one for row, one in zip(rows, own, strict=True)}
    return least(named, shown, best=best, lower_is_better=value.lower_is_better)


def least(own: Mapping[str, float], shown: int, *, best: float, lower_is_better: bool) -> dict[str, float]:
    """Return up to `shown` of the known values on the bad side of `best`, worst first, ties by id."""
    sign = -1 if lower_is_better else 1
    bad = [(name, float(value)) for name, value in own.items() if not np.isnan(value) and sign * value < sign * best]
    return dict(sorted(bad, key=lambda item: (sign * item[1], item[0]))[:shown])
