"""Orders passages by a linear model of cheap features: words shared, likeness of words, references, periods, kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.features import (
    beside_the_best,
    period_features,
    probability,
    reference_features,
    shape_features,
    share_features,
    slot_features,
    weigh,
    word_features,
)
from assistant.meaning import Nearness, near_to, nearness
from assistant.query import Query, coverage, papers_of, take_text_apart, terms_of
from assistant.rerankers.base import Reranker
from assistant.terse import is_terse
from assistant.weights import PASSAGE_WEIGHTS
from vectorstore.index import Index
from vectorstore.types import Document, Hit
from vectorstore.word_vectors import WordVectors

FIRST = 5
"""So many passages are put in order whatever the question says."""


def build(index: Index, words: WordVectors) -> Reranker:
    """Return the reranker over an index."""
    return LearnedReranker(index, words)


class LearnedReranker:
    """A logistic model; its weights are in `assistant.weights`, and `evals.fit` makes them."""

    def __init__(self, index: Index, words: WordVectors, weights: Mapping[str, float] = PASSAGE_WEIGHTS) -> None:
        """Read documents from this index, compare words by these vectors, weigh features by the shipped weights."""
        self._index = index
        self._words = words
        self._weights = weights

    def rerank(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the hits by their probability of holding the answer.

        Of a terse question only the first few are: most features compare words, so what follows stays in the order of
        the search, each under its own probability.
        """
        rows = self.features(query, hits)
        scored = [(probability(weigh(row, self._weights)), hit) for row, hit in zip(rows, hits, strict=True)]
        ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].rank))
        if is_terse(query.plan):
            first = {hit.chunk.id for _, hit in ranked[:FIRST]}
            ranked = ranked[:FIRST] + [pair for pair in scored if pair[1].chunk.id not in first]
        return tuple(replace(hit, score=score, rank=rank) for rank, (score, hit) in enumerate(ranked, 1))

    def features(self, query: Query, hits: Sequence[Hit]) -> list[dict[str, float]]:
        """Return the features of each hit, each also beside the highest of them all."""
        best = max((hit.score for hit in hits), default=0.0)
        papers = papers_of(hits, self._index, query.plan.question.filters)
        near = nearness(query, hits, self._index)
        return beside_the_best([self._features(query, hit, best, near, papers[hit.chunk.document_id]) for hit in hits])

    def _features(self, query: Query, hit: Hit, best: float, near: Nearness, document: Document) -> dict[str, float]:
        chunk = hit.chunk
        text = take_text_apart(chunk.search_text, self._words)
        in_place = frozenset(text.terms) | frozenset(terms_of(chunk.context))
        return {
            **share_features(hit, best),
            "meaning": near_to(near, chunk.document_id, chunk.span),
            **word_features(query, text),
            "cover_in_place": coverage(query, in_place),
            **reference_features(query, chunk.refs, chunk.refs[:1]),
            **slot_features(query, chunk.search_text),
            **period_features(query, chunk.search_text, document),
            **shape_features(query, text, row="\t" in chunk.search_text, heading=False),
        }
