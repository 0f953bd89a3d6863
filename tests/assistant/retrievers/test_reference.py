"""Chunks that hold exactly the references asked for."""

from __future__ import annotations

from assistant.retrievers import reference
from assistant.types import Plan
from tests.assistant.papers import planned
from vectorstore.index import Index
from vectorstore.types import Hit


def found(record: Index, plan: Plan, k: int = 20) -> tuple[Hit, ...]:
    return reference.build(record).retrieve(plan, k)


def test_every_hit_holds_the_reference_itself_and_not_one_that_begins_alike(record: Index) -> None:
    hits = found(record, planned("Who leads A1?"))
    assert hits
    assert all("a1" in hit.chunk.refs for hit in hits)
    assert {"a10"}.isdisjoint(hits[0].chunk.refs) or "a1" in hits[0].chunk.refs


def test_a_reference_is_found_in_every_paper_that_mentions_it(record: Index) -> None:
    papers = {hit.chunk.document_id for hit in found(record, planned("What of A2?"))}
    assert len(papers) == 2


def test_of_chunks_with_the_reference_the_one_that_shares_more_words_comes_first(record: Index) -> None:
    hits = found(record, planned("Which further report on A2 comes to the meeting in June?"))
    assert "June 2025" in hits[0].chunk.text
    assert len(found(record, planned("Which further report on A2 comes to the meeting in June?"), k=1)) == 1


def test_a_question_that_names_none_finds_none(record: Index) -> None:
    assert found(record, planned("Who chairs the Homes Committee?")) == ()


def test_a_reference_that_no_paper_has_finds_none(record: Index) -> None:
    assert found(record, planned("Who leads Z99?")) == ()
