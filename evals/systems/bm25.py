"""BM25 alone: words that are shared, no meaning, over the same pieces as plain LangChain."""

from __future__ import annotations

from collections.abc import Sequence

from evals.bare.bm25 import Bm25
from evals.bare.fusing import order
from evals.systems._plain import Plain, pieces_of
from evals.systems.base import Given, System


def build(given: Given) -> System:
    """Return the system."""
    pieces = pieces_of(given)
    index = Bm25([piece.text for piece in pieces])

    def search(question: str, k: int) -> Sequence[tuple[int, float]]:
        scores = index.scores(question)
        return [(place, float(scores[place])) for place in order(scores, k) if scores[place] > 0]

    return Plain(given, pieces, search)
