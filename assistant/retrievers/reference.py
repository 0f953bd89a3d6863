"""Chunks that hold exactly the references a question names, those that share more of its words first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.retrievers._hits import as_hits
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.types import Hit

POOL = 200


def build(index: Index) -> ReferenceRetriever:
    """Return the retriever over an index."""
    return ReferenceRetriever(index)


class ReferenceRetriever:
    """Exact references only: A1 never finds A10. Finds nothing for a question that names none."""

    def __init__(self, index: Index) -> None:
        """Search this index."""
        self._index = index

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits: chunks with more of the references first, then by their words."""
        return as_hits(self.scores(plan, k), self._index, "reference")

    def scores(self, plan: Plan, k: int) -> Sequence[tuple[str, float]]:
        """Return up to `k` chunk ids, each scored by how many of the references it holds and by its words."""
        filters = plan.question.filters
        if not plan.refs:
            return ()
        holding = dict(self._index.catalogue.find_refs(plan.refs, filters, POOL))
        words = self._word_scores(plan, holding)
        order = sorted(holding, key=lambda chunk: (-holding[chunk], -words.get(chunk, 0.0), chunk))[:k]
        return [(chunk, holding[chunk] + words.get(chunk, 0.0)) for chunk in order]

    def _word_scores(self, plan: Plan, holding: Collection[str]) -> dict[str, float]:
        chunks = self._index.catalogue.chunks(list(holding))
        documents = frozenset(chunk.document_id for chunk in chunks.values())
        return dict(self._index.lexical.search(plan.text, POOL, plan.question.filters.levels, documents))
