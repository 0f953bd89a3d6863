"""How near a question each stretch of the passages found is in meaning, by the vectors that are stored of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.query import Query
from vectorstore.index import Index
from vectorstore.stores._grouping import window_cosines
from vectorstore.types import Hit, Span

Nearness = Mapping[str, Mapping[Span, float]]
"""By document id and stretch, the cosine with the question, -1 to 1."""


def nearness(query: Query, hits: Sequence[Hit], index: Index) -> Nearness:
    """Return how near every window of these passages is; nothing is embedded but the question."""
    asked = index.embedder.embed_query(query.plan.text)
    found: dict[str, dict[Span, float]] = {}
    for (document_id, span), cosine in window_cosines(index.vectors, asked, [hit.chunk for hit in hits]).items():
        found.setdefault(document_id, {})[span] = cosine
    return found


def near_to(near: Nearness, document_id: str, span: Span) -> float:
    """Return how near a stretch is: as near as what it holds a part of; 0 where nothing of it was embedded."""
    return max((cosine for window, cosine in near.get(document_id, {}).items() if window.overlaps(span)), default=0.0)
