"""What every retriever promises, asked of every file in the folder."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import planning
from assistant.retrievers.base import Retriever
from tests.assistant.papers import SECRET, planned, question
from vectorstore import variants
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Hit

PACKAGE = "assistant.retrievers"
ASKED = "What was bid for the vans under V7, and what came of A2 and of the damp programme?"


@pytest.fixture(params=variants.names(PACKAGE))
def retriever(request: pytest.FixtureRequest, record: Index) -> Retriever:
    built: Retriever = variants.load(PACKAGE, request.param).build(record)
    return built


def names(record: Index, hits: tuple[Hit, ...]) -> set[str]:
    return {record.catalogue.document(hit.chunk.document_id, OFFICER_READER).name for hit in hits}


def test_there_are_variants_to_ask() -> None:
    assert {"dense", "hybrid", "lexical", "reference"} <= set(variants.names(PACKAGE))


def test_hits_come_best_first_with_ranks_from_one_and_no_chunk_twice(retriever: Retriever) -> None:
    hits = retriever.retrieve(planned(ASKED), 20)
    assert hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.chunk.id for hit in hits}) == len(hits)
    assert len({hit.retriever for hit in hits}) == 1


def test_no_more_hits_than_asked_for_and_fewer_are_the_first_of_more(retriever: Retriever) -> None:
    few, more = retriever.retrieve(planned(ASKED), 2), retriever.retrieve(planned(ASKED), 20)
    assert len(few) == 2
    assert {hit.chunk.id for hit in few} <= {hit.chunk.id for hit in more}


def test_the_public_never_finds_what_is_exempt(retriever: Retriever) -> None:
    hits = retriever.retrieve(planned(ASKED), 200)
    assert {hit.chunk.level for hit in hits} == {AccessLevel.PUBLIC}
    assert not any(SECRET in hit.chunk.text or SECRET in hit.chunk.context for hit in hits)


def test_an_officer_finds_what_is_exempt(retriever: Retriever) -> None:
    plan = planning.plan(question("What was bid for the vans under V7?", levels=OFFICER_READER))
    assert any(SECRET in hit.chunk.text for hit in retriever.retrieve(plan, 20))
    assert PUBLIC_READER < OFFICER_READER


def test_papers_of_later_meetings_are_left_out(record: Index, retriever: Retriever) -> None:
    everything = names(record, retriever.retrieve(planned(ASKED), 200))
    early = planning.plan(question(ASKED, as_of=date(2025, 3, 31)))
    assert names(record, retriever.retrieve(early, 200)) == everything & {"repairs.txt", "minutes.txt"}


def test_only_the_papers_asked_for_are_searched(record: Index, retriever: Retriever) -> None:
    plan = planning.plan(question(ASKED, documents=("minutes.txt",)))
    assert names(record, retriever.retrieve(plan, 200)) == {"minutes.txt"}
    nowhere = planning.plan(question(ASKED, documents=("nowhere.txt",)))
    assert retriever.retrieve(nowhere, 200) == ()


def test_chunks_are_words_of_record(record: Index, retriever: Retriever) -> None:
    for hit in retriever.retrieve(planned(ASKED), 20):
        document = record.catalogue.document(hit.chunk.document_id, PUBLIC_READER)
        assert document.quote(hit.chunk.span) == hit.chunk.text


def test_the_same_question_finds_the_same_again(retriever: Retriever) -> None:
    assert retriever.retrieve(planned(ASKED), 20) == retriever.retrieve(planned(ASKED), 20)
