"""Words, meaning and references together: one ranking from several, by weighted reciprocal ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from assistant.retrievers import dense, lexical, reference
from assistant.retrievers.base import Retriever
from assistant.timing import stage, timed
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Chunk, Hit

RANK_CONSTANT = 60
"""The k of reciprocal rank fusion (Cormack, Clarke & Buettcher, SIGIR 2009)."""

WEIGHTS: Mapping[str, float] = {"lexical": 2.0, "dense": 1.0, "reference": 1.0}
"""Words count double: on council papers BM25 is ahead of every small embedding model."""


def build(index: Index) -> Retriever:
    """Return the retriever over an index."""
    parts = {"lexical": lexical.build(index), "dense": dense.build(index), "reference": reference.build(index)}
    return HybridRetriever(parts)


class HybridRetriever:
    """Fuses retrievers by rank, since their scores do not compare."""

    def __init__(self, parts: Mapping[str, Retriever]) -> None:
        """Fuse these, each under the weight of its name."""
        self._parts = parts

    @timed("fuse")
    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits by the sum of weight / (60 + rank) over the parts; ties by chunk id."""
        scores: dict[str, float] = defaultdict(float)
        chunks: dict[str, Chunk] = {}
        for name, part in self._parts.items():
            with stage(name):
                hits = part.retrieve(plan, k)
            for hit in hits:
                scores[hit.chunk.id] += WEIGHTS[name] / (RANK_CONSTANT + hit.rank)
                chunks[hit.chunk.id] = hit.chunk
        order = sorted(scores, key=lambda chunk: (-scores[chunk], chunk))[:k]
        return tuple(
            Hit(chunk=chunks[chunk], score=scores[chunk], rank=rank, retriever="hybrid")
            for rank, chunk in enumerate(order, 1)
        )
