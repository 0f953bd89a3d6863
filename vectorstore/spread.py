"""How the vectors of a record lie: where their middle is, and how far they spread each way.

The vectors of one record's texts share a part that tells none of them from the others, and differ far more along a few
directions than along the rest. A question turned against that asks for what is particular to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vectorstore.embedders.base import Vectors
from vectorstore.index import Index
from vectorstore.stores.grouping import window_ids
from vectorstore.types import AccessLevel

SAMPLED = 4_000
"""Windows at the most that are looked at: of 14,000, half as many or twice as many serve as well."""

TAKEN_OFF = 0.5
"""How much of the middle is taken off a question: all of it loses what the papers are about."""

EVENED = 0.25
"""The power by which a direction's variance is divided out; 0.5 would whiten (Su et al., arXiv:2103.15316)."""

RIDGE = 0.25
"""What is added to every variance, as a share of their mean: directions that hardly vary are noise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """The middle of some vectors, and what evens out how far they spread."""

    middle: Vectors
    evening: Vectors

    def turned(self, question: Vectors) -> Vectors:
        """Return a question's vector turned towards what tells these vectors apart, again of length 1."""
        turned = self.evening @ (question - TAKEN_OFF * self.middle)
        unit: Vectors = (turned / max(float(np.linalg.norm(turned)), 1e-9)).astype(np.float32)
        return unit


def spread_of(vectors: Vectors) -> Spread | None:
    """Return how vectors lie, a row each; None for fewer than they have numbers, or all alike, which tell nothing."""
    count, numbers = vectors.shape
    if count < max(numbers, 1) or not np.ptp(vectors, axis=0).any():
        return None
    variances, axes = np.linalg.eigh(np.cov(vectors, rowvar=False))
    scales = (np.maximum(variances, 0.0) + RIDGE * variances.mean()) ** -EVENED
    return Spread(middle=vectors.mean(axis=0), evening=((axes * scales) @ axes.T).astype(np.float32))


def spread_of_public(index: Index) -> Spread | None:
    """Return how the public windows of a record lie, from some evenly among all; what is withheld has no part in it."""
    sample = index.catalogue.sample(AccessLevel.PUBLIC, SAMPLED)
    ids = [window for chunk_id, windows in sample for window in window_ids(chunk_id, windows)]
    return spread_of(index.vectors.stored(AccessLevel.PUBLIC, ids))
