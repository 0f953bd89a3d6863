"""Plain hybrid search: BM25 and vectors fused by rank (k = 60), over the same pieces as plain LangChain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.bare.bm25 import Bm25
from evals.bare.fusing import order, rrf
from evals.systems._plain import Plain, pieces_of
from evals.systems.base import Given, System


def build(given: Given) -> System:
    """Return the system; the pieces are embedded once."""
    pieces, embedder = pieces_of(given), given.index.embedder
    texts = [piece.text for piece in pieces]
    index, stored = Bm25(texts), embedder.embed_documents(texts)

    def search(question: str, k: int) -> Sequence[tuple[int, float]]:
        dense = np.asarray(stored @ embedder.embed_query(question), dtype=np.float64)
        fused = rrf([order(index.scores(question)), order(dense)])
        return [(place, 1 / rank) for rank, place in enumerate(fused[:k], 1)]

    return Plain(given, pieces, search)
