"""The bootstrap that every interval here rests on: whole clusters drawn with replacement, seeded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.metrics.base import Numbers

SEED = 20240515
TAIL = 0.025


def drawn(clusters: int, resamples: int) -> Numbers:
    """Return how often each cluster is drawn, a row a resample (Efron and Tibshirani 1993); no rows for one cluster."""
    chances = np.full(clusters, 1 / max(clusters, 1))
    return (
        np.random.default_rng(SEED).multinomial(clusters, chances, resamples if clusters > 1 else 0).astype(np.float64)
    )


def summed(cluster_of: Sequence[str], table: Numbers) -> Numbers:
    """Return the rows of a table summed by their cluster, clusters in the order of their names."""
    names = sorted(set(cluster_of))
    places = {name: place for place, name in enumerate(names)}
    sums = np.zeros((len(names), table.shape[1]))
    np.add.at(sums, [places[cluster] for cluster in cluster_of], table)
    return sums


def middle(values: Numbers) -> tuple[float | None, float | None]:
    """Return the ends of the middle 95 % of what is known; None where nothing is."""
    known = values[~np.isnan(values)]
    if not len(known):
        return None, None
    low, high = np.percentile(known, [100 * TAIL, 100 * (1 - TAIL)])
    return float(low), float(high)
