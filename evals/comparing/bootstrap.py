"""How far the difference of two runs could be chance: the paired bootstrap, whole documents drawn at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.by_row import measured, table_of
from evals.comparing.mcnemar import McNemar
from evals.metrics.base import Metric, Numbers, Value
from evals.types import Row

RESAMPLES = 10_000
SEED = 20240515
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
    clusters = sorted({a.cluster for a, _ in rows})
    places = np.array([clusters.index(a.cluster) for a, _ in rows], dtype=np.intp)
    chances = np.full(len(clusters), 1 / len(clusters))
    drawn = np.random.default_rng(SEED).multinomial(len(clusters), chances, resamples if len(clusters) > 1 else 0)
    return tuple(found for metric in metrics for found in _of_metric(rows, metric, places, drawn.astype(np.float64)))


def _of_metric(rows: Sequence[tuple[Row, Row]], metric: Metric, places: np.ndarray, drawn: Numbers) -> list[Difference]:
    tables = [table_of([pair[side] for pair in rows], metric) for side in (0, 1)]
    whole = [measured(metric, table, table.counts.sum(axis=0, keepdims=True)) for table in tables]
    single = [measured(metric, table) for table in tables]
    counts = (tables[0].counts != 0).any(axis=1) | (tables[1].counts != 0).any(axis=1)
    resampled = [measured(metric, table, drawn @ _summed(table.counts, places, drawn.shape[1])) for table in tables]
    return [
        _difference(
            [pair[0].id for pair, on in zip(rows, counts, strict=True) if on],
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
    low, high = _middle(resampled[1] - resampled[0])
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


def _summed(table: Numbers, places: np.ndarray, clusters: int) -> Numbers:
    sums = np.zeros((clusters, table.shape[1]))
    np.add.at(sums, places, table)
    return sums


def _middle(values: Numbers) -> tuple[float | None, float | None]:
    applying = values[~np.isnan(values)]
    if not len(applying):
        return None, None
    low, high = np.percentile(applying, [2.5, 97.5])
    return float(low), float(high)


def _known(values: Numbers) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])
