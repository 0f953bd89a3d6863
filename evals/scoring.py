"""From stored rows to scores: each value over all questions and by type, with an interval and the count it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan

import numpy as np

from evals.labelling import Labels
from evals.metrics.base import Metric, Numbers, Totals, Value
from evals.pairing import within_run
from evals.types import Row
from vectorstore import variants

ALL = "all"
RESAMPLES = 10_000
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
    return tuple(sorted(built, key=lambda metric: in_order(metric.id)))


def every_metric() -> tuple[Metric, ...]:
    """Return the metrics of both levels, those of level B without labels: to be told about, not to count with."""
    return all_metrics() + support_metrics(Labels())


def support_metrics(labels: Labels) -> tuple[Metric, ...]:
    """Return every metric of level B over some labels, in the order of their ids."""
    package = "evals.metrics.support"
    built: list[Metric] = [variants.load(package, name).build(labels) for name in variants.names(package)]
    return tuple(sorted(built, key=lambda metric: in_order(metric.id)))


def in_order(id: str) -> tuple[str, int, str]:
    """Return what ids are sorted by: A2 comes before A10, and A3 before A3b."""
    letter, number, rest = re.fullmatch(r"(\D*)(\d*)(.*)", id).groups()  # type: ignore[union-attr]
    return letter, int(number or 0), rest


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
    scored = [row for row in within_run(rows) if row.error is None]
    tables = [tabled(scored, metric) for metric in metrics]
    groups = {ALL: list(range(len(scored)))}
    groups |= {kind: [i for i, r in enumerate(scored) if r.type == kind] for kind in sorted({r.type for r in scored})}
    clusters = [row.cluster for row in scored]
    return {
        name: {
            key: score
            for metric, table in zip(metrics, tables, strict=True)
            for key, score in _score_group(members, clusters, metric, table, resamples).items()
        }
        for name, members in groups.items()
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Tallied:
    """What a metric counted: a line a row in the order given, a column a key; `applies` where it counted at all."""

    keys: tuple[str, ...]
    counts: Numbers
    applies: np.ndarray

    def totals(self, sums: Numbers) -> Totals:
        """Return sums of lines (one set a line) by key, as `measure` takes them."""
        return dict(zip(self.keys, sums.T, strict=True))


def tabled(rows: Sequence[Row], metric: Metric) -> Tallied:
    """Return what a metric counts in each row: its own counts, then whatever else it gives for these rows."""
    tallies = [metric.tally(row) for row in rows]
    keys = tuple(dict.fromkeys([*metric.counts, *(key for tally in tallies for key in tally)]))
    places = {key: place for place, key in enumerate(keys)}
    counts = np.zeros((len(rows), len(keys)))
    for line, tally in enumerate(tallies):
        for key, count in tally.items():
            counts[line, places[key]] = float(count)
    return Tallied(keys=keys, counts=counts, applies=np.array([bool(tally) for tally in tallies], dtype=bool))


def _score_group(
    members: Sequence[int], clusters: Sequence[str], metric: Metric, table: Tallied, resamples: int
) -> dict[str, Score]:
    applying = [line for line in members if table.applies[line]]
    if not applying:
        return {value.name: Score(value=None) for value in metric.values}
    counts = table.counts[applying]
    totals = table.totals(counts.sum(axis=0, keepdims=True))
    points = metric.measure(totals)
    intervals = _intervals([clusters[line] for line in applying], counts, metric, table, resamples)
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
    cluster_of: Sequence[str], counts: Numbers, metric: Metric, table: Tallied, resamples: int
) -> dict[str, tuple[float | None, float | None]]:
    places = {cluster: place for place, cluster in enumerate(sorted(set(cluster_of)))}
    if len(places) < 2 or resamples < 1:
        return {}
    sums = np.zeros((len(places), counts.shape[1]))
    np.add.at(sums, [places[cluster] for cluster in cluster_of], counts)
    measured = metric.measure(table.totals(_drawn(len(places), resamples) @ sums))
    return {name: _middle(values) for name, values in measured.items()}


@lru_cache(maxsize=4)
def _drawn(clusters: int, resamples: int) -> Numbers:
    """Return how often each cluster is drawn in each resample: the same for all metrics over as many clusters."""
    drawn = np.random.default_rng(SEED).multinomial(clusters, np.full(clusters, 1 / clusters), resamples)
    return drawn.astype(np.float64)


def _middle(values: Numbers) -> tuple[float | None, float | None]:
    applying = values[~np.isnan(values)]
    if not len(applying):
        return None, None
    low, high = np.percentile(applying, [2.5, 97.5])
    return float(low), float(high)


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)
