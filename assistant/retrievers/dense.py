"""Chunks whose meaning is near the question's, by the embedder's vectors."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.retrievers._hits import as_hits
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit


def build(index: Index) -> DenseRetriever:
    """Return the retriever over an index."""
    return DenseRetriever(index)


class DenseRetriever:
    """Nearest vectors by cosine; a chunk counts by its best window."""

    def __init__(self, index: Index) -> None:
        """Search this index."""
        self._index = index

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits, best first."""
        return as_hits(self.scores(plan, k), self._index, "dense")

    def scores(self, plan: Plan, k: int) -> Sequence[tuple[str, float]]:
        """Return up to `k` chunk ids with the cosine of their best window, best first."""
        filters = plan.question.filters
        documents = self._index.catalogue.document_ids(filters)
        vector = self._index.embedder.embed_query(plan.text)
        return self._index.vectors.search(vector, k, filters.levels, documents)
