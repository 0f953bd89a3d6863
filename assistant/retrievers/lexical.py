"""Chunks that share the question's words and references, by BM25."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.retrievers._hits import as_hits
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit


def build(index: Index) -> LexicalRetriever:
    """Return the retriever over an index."""
    return LexicalRetriever(index)


class LexicalRetriever:
    """BM25 over whole words; references count as one word each."""

    def __init__(self, index: Index) -> None:
        """Search this index."""
        self._index = index

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits, best first."""
        return as_hits(self.scores(plan, k), self._index, "lexical")

    def scores(self, plan: Plan, k: int) -> Sequence[tuple[str, float]]:
        """Return up to `k` chunk ids with their BM25, best first."""
        filters = plan.question.filters
        documents = self._index.catalogue.document_ids(filters)
        return self._index.lexical.search(plan.text, k, filters.levels, documents)
