"""Several rankings made one."""

from __future__ import annotations

import pytest

from assistant.retrievers import dense, hybrid, lexical, reference
from tests.assistant.papers import planned
from vectorstore.index import Index

MANY_WORDS = "How much will the damp programme cost the housing account over ten years?"


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


def test_a_part_alone_keeps_its_order_and_words_count_more_than_meaning(record: Index) -> None:
    plan = planned(MANY_WORDS)
    words = lexical.build(record)
    alone = hybrid.HybridRetriever({"lexical": words}, record).retrieve(plan, 5)
    assert [hit.chunk.id for hit in alone] == [hit.chunk.id for hit in words.retrieve(plan, 5)]
    meaning = hybrid.HybridRetriever({"dense": dense.build(record)}, record).retrieve(plan, 5)
    assert alone[0].score > meaning[0].score > 0


def test_meaning_counts_as_much_as_words_where_few_words_are_asked(record: Index) -> None:
    for text, weights in (
        ("How are the allotments?", hybrid.TERSE_WEIGHTS),
        (MANY_WORDS, hybrid.WEIGHTS),
    ):
        plan = planned(text)
        for name, part in (("lexical", lexical.build(record)), ("dense", dense.build(record))):
            best = hybrid.HybridRetriever({name: part}, record).retrieve(plan, 1)[0]
            assert best.score == pytest.approx(weights[name])


def test_each_hit_says_how_near_the_best_it_came_each_way(record: Index) -> None:
    hits = hybrid.build(record).retrieve(planned("Who leads B2?"), 20)
    shares = [dict(hit.shares) for hit in hits]
    assert "reference" in shares[0]
    assert all(0 <= share <= 1 for given in shares for share in given.values())
    assert max(given.get("lexical", 0) for given in shares) == max(given.get("dense", 0) for given in shares) == 1
    assert all(
        hit.score == pytest.approx(sum(hybrid.WEIGHTS[name] * share for name, share in hit.shares)) for hit in hits
    )


def test_scores_are_scaled_whatever_they_are() -> None:
    assert hybrid.of_best([("a", 4.0), ("b", 1.0)]) == [("a", 1.0), ("b", 0.25)]
    assert hybrid.of_best([("a", 0.0)]) == [("a", 0.0)]
    assert hybrid.between([("a", 0.75), ("b", 0.5), ("c", 0.25)]) == [("a", 1.0), ("b", 0.5), ("c", 0.0)]
    assert hybrid.between([("a", 0.5)]) == [("a", 1.0)]
    assert hybrid.of_best([]) == hybrid.between([]) == []
