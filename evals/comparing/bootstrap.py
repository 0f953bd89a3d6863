"""How far the difference of two runs could be chance: the paired bootstrap, whole documents drawn at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.by_row import by_row
from evals.comparing.mcnemar import McNemar
from evals.metrics.base import Metric, Numbers, Value
from evals.pairing import within_run
from evals.resampling import drawn, middle, summed
from evals.scoring import tabled
from evals.types import Row

RESAMPLES = 10_000
CLOSE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One value in two runs over the same questions, b - a, and the 95 % interval of that; None where unknown.

    `n` is the questions that count in either run. `by_row` is the change of each by its id, nan where one of them has
    no value of its own. `mcnemar` is set where the value is yes or no for every question.
    """

    metric: Metric
    value: Value
    a: float | None
    b: float | None
    low: float | None
    high: float | None
    n: int
    by_row: Mapping[str, float]
    mcnemar: McNemar | None = None

    @property
    def difference(self) -> float | None:
        """Return b - a, None where one of them does not apply."""
        return None if self.a is None or self.b is None else self.b - self.a

    @property
    def better(self) -> bool | None:
        """Say whether b is surely better (True), surely worse (False), or neither, by the interval alone (None)."""
        if self.low is None or self.high is None or self.low <= 0 <= self.high:
            return None
        return (self.low > 0) != self.value.lower_is_better


def differences(
    rows: Sequence[tuple[Row, Row]], metrics: Sequence[Metric], *, resamples: int = RESAMPLES
) -> tuple[Difference, ...]:
    """Return every value of the metrics in both runs, with what lies between.

    Efron and Tibshirani 1993: percentiles of the difference over resamples of clusters (`Row.cluster`), each drawn once
    for both runs and for all values. Seeded: the same rows always give the same intervals.
    """
    sides = within_run([a for a, _ in rows]), within_run([b for _, b in rows])
    cluster_of = [row.cluster for row in sides[0]]
    draws = drawn(len(set(cluster_of)), resamples)
    return tuple(found for metric in metrics for found in _of_metric(sides, metric, cluster_of, draws))


def _of_metric(
    sides: tuple[Sequence[Row], Sequence[Row]], metric: Metric, cluster_of: Sequence[str], draws: Numbers
) -> list[Difference]:
    tables = [tabled(rows, metric) for rows in sides]
    whole = [metric.measure(table.totals(table.counts.sum(axis=0, keepdims=True))) for table in tables]
    single = [by_row(metric, table) for table in tables]
    counts = tables[0].applies | tables[1].applies
    resampled = [metric.measure(table.totals(draws @ summed(cluster_of, table.counts))) for table in tables]
    return [
        _difference(
            [row.id for row, on in zip(sides[0], counts, strict=True) if on],
            metric,
            value,
            [part[value.name] for part in whole],
            [part[value.name][counts] for part in single],
            [part[value.name] for part in resampled],
        )
        for value in metric.values
    ]


def _difference(
    ids: Sequence[str],
    metric: Metric,
    value: Value,
    whole: Sequence[Numbers],
    single: Sequence[Numbers],
    resampled: Sequence[Numbers],
) -> Difference:
    low, high = middle(resampled[1] - resampled[0])
    return Difference(
        metric=metric,
        value=value,
        a=_known(whole[0]),
        b=_known(whole[1]),
        low=low,
        high=high,
        n=len(ids),
        by_row=dict(zip(ids, (single[1] - single[0]).tolist(), strict=True)),
        mcnemar=_mcnemar(whole, single),
    )


def _mcnemar(whole: Sequence[Numbers], single: Sequence[Numbers]) -> McNemar | None:
    """Return the test where the value is the share of questions that are a yes, and None where it is anything else."""
    for total, rows in zip(whole, single, strict=True):
        known = rows[~np.isnan(rows)]
        if not len(known) or not np.isin(known, (0.0, 1.0)).all() or abs(known.mean() - total[0]) > CLOSE:
            return None
    change = single[1] - single[0]
    return McNemar(gained=int((change == 1).sum()), lost=int((change == -1).sum()))


def _known(values: Numbers) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])
