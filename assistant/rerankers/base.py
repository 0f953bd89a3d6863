"""What a reranker is: a question and hits in, the same hits in a better order out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.query import Query
from vectorstore.types import Hit


class Reranker(Protocol):
    """Orders hits by how likely each is to hold the answer."""

    def rerank(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the same hits, best first, ranks from 1, scores of its own."""
