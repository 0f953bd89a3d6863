"""Chunks that share the question's words and references, by BM25."""

from __future__ import annotations

from assistant.retrievers._hits import as_hits
from assistant.retrievers.base import Retriever
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit


def build(index: Index) -> Retriever:
    """Return the retriever over an index."""
    return LexicalRetriever(index)


class LexicalRetriever:
    """BM25 over whole words; references count as one word each."""

    def __init__(self, index: Index) -> None:
        """Search this index."""
        self._index = index

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits, best first."""
        filters = plan.question.filters
        documents = self._index.catalogue.document_ids(filters)
        found = self._index.lexical.search(plan.text, k, filters.levels, documents)
        return as_hits(found, self._index, "lexical")
