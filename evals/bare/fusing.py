"""Orders and fuses the scores of passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from evals.metrics.base import Numbers

K = 60
DEPTH = 100


def order(scores: Numbers, depth: int = DEPTH) -> list[int]:
    """Return the places of the best scores, best first, ties by place."""
    return [int(place) for place in np.argsort(-scores, kind="stable")[:depth]]


def rrf(orders: Sequence[Sequence[int]], k: int = K) -> list[int]:
    """Return the places of several orders by the sum of 1 / (k + rank), ties as the first order has them.

    Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with their k of 60.
    """
    sums: dict[int, float] = defaultdict(float)
    for ranked in orders:
        for rank, place in enumerate(ranked, 1):
            sums[place] += 1 / (k + rank)
    return sorted(sums, key=lambda place: -sums[place])
