"""Several rankings made one."""

from __future__ import annotations

from assistant.retrievers import dense, hybrid, lexical, reference
from tests.assistant.papers import planned
from vectorstore.index import Index


def test_what_one_way_alone_finds_is_among_the_hits(record: Index) -> None:
    plan = planned("Which undertaking is B2, and how did the dwellings without residents do?")
    found = {hit.chunk.id for hit in hybrid.build(record).retrieve(plan, 50)}
    for part in (dense, lexical, reference):
        assert {hit.chunk.id for hit in part.build(record).retrieve(plan, 50)} <= found


def test_what_several_ways_agree_on_comes_before_what_one_finds(record: Index) -> None:
    plan = planned("Who leads B2?")
    best = hybrid.build(record).retrieve(plan, 10)[0]
    assert "b2" in best.chunk.refs
    assert best.retriever == "hybrid"


def test_a_part_alone_keeps_its_order_and_words_count_double(record: Index) -> None:
    plan = planned("How much will the damp programme cost?")
    words = lexical.build(record)
    alone = hybrid.HybridRetriever({"lexical": words}).retrieve(plan, 5)
    assert [hit.chunk.id for hit in alone] == [hit.chunk.id for hit in words.retrieve(plan, 5)]
    meaning = hybrid.HybridRetriever({"dense": dense.build(record)}).retrieve(plan, 5)
    assert alone[0].score == 2 * meaning[0].score
