"""Keeps the retriever's order: the baseline that any reranker must beat."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query import Query
from assistant.rerankers.base import Reranker
from vectorstore.index import Index
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors


def build(index: Index, words: WordVectors) -> Reranker:
    """Return the reranker; it needs neither."""
    return KeepingReranker()


class KeepingReranker:
    """Changes nothing."""

    def rerank(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the hits as they are."""
        return tuple(hits)
