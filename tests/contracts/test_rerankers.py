"""What every reranker promises, asked of every file in the folder."""

from __future__ import annotations

import pytest

from assistant.query import Query, take_apart
from assistant.rerankers.base import Reranker
from assistant.retrievers import hybrid
from tests.assistant.papers import planned
from vectorstore import variants
from vectorstore.index import Index
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors

PACKAGE = "assistant.rerankers"
ASKED = "Who leads A2 and how much will the damp programme cost in 2025?"


@pytest.fixture(params=variants.names(PACKAGE))
def reranker(request: pytest.FixtureRequest, record: Index, words: WordVectors) -> Reranker:
    built: Reranker = variants.load(PACKAGE, request.param).build(record, words)
    return built


@pytest.fixture(scope="module")
def query(record: Index, words: WordVectors) -> Query:
    return take_apart(planned(ASKED), record, words)


@pytest.fixture(scope="module")
def hits(record: Index) -> tuple[Hit, ...]:
    return hybrid.build(record).retrieve(planned(ASKED), 30)


def test_the_same_chunks_come_back_and_nothing_else(reranker: Reranker, query: Query, hits: tuple[Hit, ...]) -> None:
    found = reranker.rerank(query, hits)
    assert {hit.chunk.id for hit in found} == {hit.chunk.id for hit in hits}
    assert len(found) == len(hits)


def test_they_come_best_first_with_ranks_from_one(reranker: Reranker, query: Query, hits: tuple[Hit, ...]) -> None:
    found = reranker.rerank(query, hits)
    assert [hit.rank for hit in found] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_nothing_found_stays_nothing(reranker: Reranker, query: Query) -> None:
    assert reranker.rerank(query, ()) == ()


def test_the_order_is_the_same_each_time(reranker: Reranker, query: Query, hits: tuple[Hit, ...]) -> None:
    assert reranker.rerank(query, hits) == reranker.rerank(query, hits)


def test_a_list_will_do(reranker: Reranker, query: Query, hits: tuple[Hit, ...]) -> None:
    assert reranker.rerank(query, list(hits[:3])) == reranker.rerank(query, hits[:3])
