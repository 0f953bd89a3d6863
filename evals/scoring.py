"""From stored rows to scores: each value over all questions and by type, with an interval and the count it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from evals.metrics.base import Metric, Numbers, Value
from evals.types import Row
from vectorstore import variants

ALL = "all"
RESAMPLES = 1000
SEED = 20240515


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """A value and its 95 % interval, None where it does not apply or cannot be known; `n` is what it is a share of."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


Scores = Mapping[str, Mapping[str, Score]]


def all_metrics() -> tuple[Metric, ...]:
    """Return every metric of the folder, in the order of their ids."""
    package = "evals.metrics"
    built: list[Metric] = [variants.load(package, name).build() for name in variants.names(package)]
    return tuple(sorted(built, key=lambda metric: metric.id))


def known_values(metrics: Sequence[Metric]) -> dict[str, Value]:
    """Return every value that the metrics give, by name."""
    return {value.name: value for metric in metrics for value in metric.values}


def score_rows(
    rows: Sequence[Row], metrics: Sequence[Metric], *, resamples: int = RESAMPLES
) -> dict[str, dict[str, Score]]:
    """Return {"all" or a question type: {value name: score}} over the rows that have no error.

    Intervals are percentiles of a bootstrap over documents (questions about one document move together; one without
    evidence stands alone), seeded, so that the same rows always give the same interval. One cluster has no interval.
    """
    scored = [row for row in rows if row.error is None]
    groups = {ALL: scored} | {kind: [r for r in scored if r.type == kind] for kind in sorted({r.type for r in scored})}
    return {
        name: {key: score for metric in metrics for key, score in _score_group(members, metric, resamples).items()}
        for name, members in groups.items()
    }


def _score_group(rows: Sequence[Row], metric: Metric, resamples: int) -> dict[str, Score]:
    tallies = [(row.cluster, tally) for row in rows if (tally := metric.tally(row))]
    if not tallies:
        return {value.name: Score(value=None) for value in metric.values}
    table = np.array([[float(tally.get(key, 0)) for key in metric.counts] for _, tally in tallies])
    totals = dict(zip(metric.counts, table.sum(axis=0, keepdims=True).T, strict=True))
    points = metric.measure(totals)
    intervals = _intervals([cluster for cluster, _ in tallies], table, metric, resamples)
    return {
        value.name: Score(
            value=_known(points[value.name][0]),
            n=round(float(totals[value.of][0])),
            low=intervals.get(value.name, (None, None))[0],
            high=intervals.get(value.name, (None, None))[1],
        )
        for value in metric.values
    }


def _intervals(
    cluster_of: Sequence[str], table: Numbers, metric: Metric, resamples: int
) -> dict[str, tuple[float | None, float | None]]:
    clusters = sorted(set(cluster_of))
    if len(clusters) < 2 or resamples < 1:
        return {}
    sums = np.zeros((len(clusters), table.shape[1]))
    np.add.at(sums, [clusters.index(cluster) for cluster in cluster_of], table)
    drawn = np.random.default_rng(SEED).multinomial(len(clusters), np.full(len(clusters), 1 / len(clusters)), resamples)
    measured = metric.measure(dict(zip(metric.counts, (drawn @ sums).T, strict=True)))
    return {name: _middle(values) for name, values in measured.items()}


def _middle(values: Numbers) -> tuple[float | None, float | None]:
    applying = values[~np.isnan(values)]
    if not len(applying):
        return None, None
    low, high = np.percentile(applying, [2.5, 97.5])
    return float(low), float(high)


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)
