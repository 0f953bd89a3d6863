"""How near a question each stretch of the passages found is in meaning, by the vectors that are stored of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.query import Query
from vectorstore.index import Index
from vectorstore.stores.grouping import window_cosines
from vectorstore.types import Hit, Span

Nearness = Mapping[str, Mapping[Span, float]]
"""By document id and stretch, how much less its cosine with the question is than the nearest one's: 0 to -2.

Cosines of one embedder lie between .4 and .8, of another between 0 and .6: only what is left between them compares.
"""

FAR = -1.0
"""What counts for a stretch of which nothing was embedded."""


def nearness(query: Query, hits: Sequence[Hit], index: Index) -> Nearness:
    """Return how near every window of these passages is; nothing is embedded but the question."""
    asked = index.embedder.embed_query(query.plan.text)
    cosines = window_cosines(index.vectors, asked, [hit.chunk for hit in hits])
    nearest = max(cosines.values(), default=0.0)
    found: dict[str, dict[Span, float]] = {}
    for (document_id, span), cosine in cosines.items():
        found.setdefault(document_id, {})[span] = cosine - nearest
    return found


def near_to(near: Nearness, document_id: str, span: Span) -> float:
    """Return how near a stretch is: as near as what it holds a part of."""
    return max((behind for window, behind in near.get(document_id, {}).items() if window.overlaps(span)), default=FAR)
