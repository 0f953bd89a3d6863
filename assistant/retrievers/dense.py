"""Chunks whose meaning is near the question's, by the embedder's vectors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.retrievers._hits import as_hits
from assistant.terse import is_terse
from assistant.types import Plan
from vectorstore.embedders.base import Vectors
from vectorstore.index import Index
from vectorstore.spread import Spread, spread_of_public
from vectorstore.types import Hit


def build(index: Index) -> DenseRetriever:
    """Return the retriever over an index."""
    return DenseRetriever(index)


class DenseRetriever:
    """Nearest vectors by cosine; a chunk counts by its best window.

    The vector of a terse question is turned towards what tells the papers apart: little in it says so by itself. How
    the papers lie is found when it is first needed, and anew once they have changed.
    """

    def __init__(self, index: Index) -> None:
        """Search this index."""
        self._index = index
        self._spread = lru_cache(maxsize=1)(self._find_spread)

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits, best first."""
        return as_hits(self.scores(plan, k), self._index, "dense")

    def scores(self, plan: Plan, k: int) -> Sequence[tuple[str, float]]:
        """Return up to `k` chunk ids with the cosine of their best window, best first."""
        filters = plan.question.filters
        documents = self._index.catalogue.document_ids(filters)
        return self._index.vectors.search(self._asked(plan), k, filters.levels, documents)

    def _asked(self, plan: Plan) -> Vectors:
        vector = self._index.embedder.embed_query(plan.text)
        spread = self._spread(self._index.catalogue.version()) if is_terse(plan) else None
        return spread.turned(vector) if spread else vector

    def _find_spread(self, version: str) -> Spread | None:
        del version  # it only tells the cache when the papers may be others
        return spread_of_public(self._index)
