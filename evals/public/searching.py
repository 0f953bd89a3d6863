"""Asks the questions of a public set of clerk's own search: each retriever alone, and under each reranker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant import planning
from assistant.query import Query, take_apart
from assistant.rerankers.base import Reranker
from assistant.retrievers.base import Retriever
from assistant.types import Question, Turn
from evals.public.measuring import Ranked, once
from evals.public.pool import file_name
from evals.public.types import Asked, PublicSet
from vectorstore import variants
from vectorstore.index import Index
from vectorstore.types import Filters, Hit
from vectorstore.word_vectors import WordVectors

RETRIEVERS = ("lexical", "dense", "hybrid")
FUSED = "hybrid"


class Searcher:
    """Ranks the passages of a pool that stands in an index."""

    def __init__(self, index: Index, pool: PublicSet, *, candidates: int) -> None:
        """Search this index for so many candidates a question."""
        self._index, self._candidates = index, candidates
        self._words = WordVectors()
        self._originals = pool.originals()
        self._ids = {file_name(passage): self._originals[passage.id] for passage in pool.passages}
        self._names: dict[str, str] = {}

    def rankings(
        self, questions: Sequence[Asked], rerankers: Sequence[str], *, history: bool = False
    ) -> Mapping[str, list[Ranked]]:
        """Return the rankings of every way of searching by its name, such as "hybrid + learned"."""
        retrievers = {name: variants.load("assistant.retrievers", name).build(self._index) for name in RETRIEVERS}
        orders = {
            name: variants.load("assistant.rerankers", name).build(self._index, self._words) for name in rerankers
        }
        found: dict[str, list[Ranked]] = {}
        for asked in questions:
            query = self.query(asked, history=history)
            for name, hits in self._ways(query, retrievers, orders):
                relevant = frozenset(self._originals[one] for one in asked.relevant)
                ranked = Ranked(found=self.passages(hits), relevant=relevant)
                found.setdefault(name, []).append(ranked)
        return found

    def query(self, asked: Asked, *, history: bool = False) -> Query:
        """Return the question taken apart as the assistant does it, with or without the turns before it."""
        turns = tuple(Turn(text=text) for text in asked.history) if history else ()
        question = Question(text=asked.text, history=turns, filters=Filters())
        return take_apart(planning.plan(question), self._index, self._words)

    def passages(self, hits: Sequence[Hit]) -> tuple[str, ...]:
        """Return the ids of the passages that the hits are in, each once; of the same content, the first passage's."""
        return once(self._ids[self._name(hit.chunk.document_id)] for hit in hits)

    def _ways(
        self, query: Query, retrievers: Mapping[str, Retriever], orders: Mapping[str, Reranker]
    ) -> Iterator[tuple[str, tuple[Hit, ...]]]:
        for name, retriever in retrievers.items():
            hits = retriever.retrieve(query.plan, self._candidates)
            yield name, hits
            if name == FUSED:
                yield from ((f"{name} + {order}", orders[order].rerank(query, hits)) for order in orders)

    def _name(self, document_id: str) -> str:
        if document_id not in self._names:
            self._names[document_id] = self._index.catalogue.document(document_id, Filters().levels).name
        return self._names[document_id]
