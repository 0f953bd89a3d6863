"""Orders passages by a linear model of cheap features: words shared, likeness of words, references, periods, kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.features import (
    period_features,
    probability,
    ranking_features,
    reference_features,
    shape_features,
    slot_features,
    weigh,
    word_features,
)
from assistant.query import Query, coverage, take_text_apart
from assistant.rerankers.base import Reranker
from assistant.weights import PASSAGE_WEIGHTS
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors


def build(index: Index, words: WordVectors) -> Reranker:
    """Return the reranker over an index."""
    return LearnedReranker(index, words)


class LearnedReranker:
    """A logistic model; its weights are in `assistant.weights`, and `evals.fit` makes them."""

    def __init__(self, index: Index, words: WordVectors) -> None:
        """Read documents from this index, compare words by these vectors."""
        self._index = index
        self._words = words

    def rerank(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the hits by their probability of holding the answer."""
        best = max((hit.score for hit in hits), default=0.0)
        scored = [(probability(weigh(self.features(query, hit, best), PASSAGE_WEIGHTS)), hit) for hit in hits]
        scored.sort(key=lambda pair: (-pair[0], pair[1].rank))
        return tuple(replace(hit, score=score, rank=rank) for rank, (score, hit) in enumerate(scored, 1))

    def features(self, query: Query, hit: Hit, best: float) -> dict[str, float]:
        """Return the features of one hit; `best` is the highest score among the hits."""
        chunk = hit.chunk
        document = self._index.catalogue.document(chunk.document_id, query.plan.question.filters.levels)
        text = take_text_apart(chunk.text, self._words)
        in_place = frozenset(text.terms) | frozenset(analyse(chunk.context, query=False))
        return {
            **ranking_features(rank=hit.rank, score=hit.score, best=best),
            **word_features(query, text),
            "cover_in_place": coverage(query, in_place),
            **reference_features(query, chunk.refs, chunk.refs[:1]),
            **slot_features(query, chunk.text),
            **period_features(query, chunk.text, document),
            **shape_features(query, text, row="\t" in chunk.text, heading=False),
        }
