"""Chunks that share the question's words and references, by BM25."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.retrievers._hits import as_hits
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit

ALIKE = 0.5
"""What a word of another wording counts beside one of the question's own."""


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
        found = self._index.lexical.search(plan.text, k, filters.levels, documents)
        if plan.alike:
            wider = " ".join([plan.text, *(form for alike in plan.alike for form in alike.forms)])
            found = _weighed(found, self._index.lexical.search(wider, k, filters.levels, documents))[:k]
        return found


def _weighed(plain: Sequence[tuple[str, float]], wider: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return both searches as one, in which a word of another wording counts `ALIKE` times one of the question's.

    A chunk that the plain search did not give is scored as its last one: no better than that it was.
    """
    least = min((score for _, score in plain), default=0.0)
    own, all_words = dict(plain), dict(wider)
    scores = {
        chunk: (1 - ALIKE) * own.get(chunk, min(least, all_words.get(chunk, 0.0)))
        + ALIKE * all_words.get(chunk, own.get(chunk, 0.0))
        for chunk in {**own, **all_words}
    }
    return sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))
