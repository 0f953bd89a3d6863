"""Words, meaning and references together: one ranking from several, by a weighted sum of each one's scores.

Each way's scores are brought to 0 to 1 first. A sum of scores, unlike one of ranks, keeps how far the first is ahead of
the next (Bruch, Gai & Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, TOIS 2023).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.retrievers import dense, lexical, reference
from assistant.retrievers._hits import as_hits
from assistant.retrievers.base import Retriever, Scorer
from assistant.terse import is_terse
from assistant.timing import stage, timed
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit

DEPTH = 100
"""How deep each way looks at the least; the last cosine there is the nought of `dense`."""

WEIGHTS: Mapping[str, float] = {"lexical": 0.7, "dense": 0.3, "reference": 0.2}
"""Words count more: on council papers BM25 is ahead of every small embedding model."""

TERSE_WEIGHTS: Mapping[str, float] = {**WEIGHTS, "lexical": 0.5, "dense": 0.5}
"""The same for a question of few words."""

RANK_CONSTANT = 60


def build(index: Index) -> Retriever:
    """Return the retriever over an index."""
    parts: dict[str, Scorer] = {
        "lexical": lexical.build(index),
        "dense": dense.build(index),
        "reference": reference.build(index),
    }
    return HybridRetriever(parts, index)


class HybridRetriever:
    """Adds up what several ways of finding say, and reads only the best chunks of all."""

    def __init__(self, parts: Mapping[str, Scorer], index: Index) -> None:
        """Fuse these, each under the weight of its name; read chunks from this index."""
        self._parts = parts
        self._index = index

    @timed("fuse")
    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits by the weighted sum of their shares; ties by chunk id."""
        shares: dict[str, dict[str, float]] = defaultdict(dict)
        for name, part in self._parts.items():
            with stage(name):
                found = part.scores(plan, max(k, DEPTH))
            for chunk, share in SCALES[name](found):
                shares[chunk][name] = share
        weights = TERSE_WEIGHTS if is_terse(plan) else WEIGHTS
        scores = {chunk: sum(weights[name] * share for name, share in given.items()) for chunk, given in shares.items()}
        best = sorted(scores, key=lambda chunk: (-scores[chunk], chunk))[:k]
        hits = as_hits([(chunk, scores[chunk]) for chunk in best], self._index, "hybrid")
        return tuple(replace(hit, shares=tuple(shares[hit.chunk.id].items())) for hit in hits)


def of_best(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Scale scores that have a nought of their own (BM25: no word shared) to shares of the best one's."""
    best = found[0][1] if found else 0.0
    return [(chunk, score / best if best > 0 else 0.0) for chunk, score in found]


def between(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Scale scores without a nought (cosines lie close together) so that the last is 0 and the best 1."""
    worst, best = (found[-1][1], found[0][1]) if found else (0.0, 0.0)
    return [(chunk, (score - worst) / (best - worst) if best > worst else 1.0) for chunk, score in found]


def by_rank(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Scale by rank alone, slowly falling: chunks with the very references asked for count nearly the same."""
    return [(chunk, RANK_CONSTANT / (RANK_CONSTANT + rank)) for rank, (chunk, _) in enumerate(found)]


SCALES = {"lexical": of_best, "dense": between, "reference": by_rank}
