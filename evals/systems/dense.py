"""Vectors alone: the nearest by cosine, exactly, over the same pieces as plain LangChain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.bare.fusing import order
from evals.systems._plain import Plain, pieces_of
from evals.systems.base import Given, System


def build(given: Given) -> System:
    """Return the system; the pieces are embedded once."""
    pieces, embedder = pieces_of(given), given.index.embedder
    stored = embedder.embed_documents([piece.text for piece in pieces])

    def search(question: str, k: int) -> Sequence[tuple[int, float]]:
        scores = np.asarray(stored @ embedder.embed_query(question), dtype=np.float64)
        return [(place, float(scores[place])) for place in order(scores, k)]

    return Plain(given, pieces, search)
