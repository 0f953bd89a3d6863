"""Honest refusals: why there is no answer, and what the record does hold."""

from __future__ import annotations

import pytest

from assistant import abstaining
from assistant.build import build_assistant
from assistant.query import take_apart
from assistant.settings import AssistantSettings
from assistant.types import Abstention, AbstentionReason
from tests.assistant.conftest import Ask
from tests.assistant.papers import planned, question, stretch
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER
from vectorstore.word_vectors import WordVectors

ANSWERED = {"cover": 1.0, "pairs": 1.0, "odds": 1.0, "like": 1.0}


def refused(ask: Ask, *asked: str, **filters: object) -> Abstention:
    answer = ask(*asked, **filters)
    assert answer.abstention is not None
    assert answer.claims == ()
    return answer.abstention


def test_an_empty_index_says_that_there_are_no_papers(empty: Index) -> None:
    answer = build_assistant(AssistantSettings(), empty).answer(question("Who leads A2?"))
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.EMPTY_INDEX
    assert "No papers" in answer.text
    assert answer.citations == ()


def test_filters_that_leave_no_paper_find_nothing(ask: Ask) -> None:
    abstention = refused(ask, "How much will the damp programme cost?", documents=("nowhere.txt",))
    assert (abstention.reason, abstention.nearest) == (AbstentionReason.NOT_FOUND, ())
    assert "narrowed to" in abstention.text


def test_a_reference_that_no_paper_has_is_named_as_the_reader_wrote_it(ask: Ask) -> None:
    abstention = refused(ask, "Who leads z99?")
    assert abstention.reason is AbstentionReason.UNKNOWN_REFERENCE
    assert "mentions z99" in abstention.text


def test_a_reference_in_an_exempt_appendix_is_unknown_to_the_public_alone(ask: Ask) -> None:
    abstention = refused(ask, "What was bid under V7?")
    assert abstention.reason is AbstentionReason.UNKNOWN_REFERENCE
    assert "918,000" not in str(abstention)
    assert "£918,000" in ask("What was bid under V7?", levels=OFFICER_READER).text


def test_few_words_are_named_as_unseen_and_none_that_is_no_word(ask: Ask) -> None:
    abstention = refused(ask, f"Do zebras quack {'z' * 5000} in xylophones, yodelling, quivering or jousting?")
    assert (abstention.text.count("“"), "zzz" in abstention.text) == (4, False)


def test_narrowing_to_what_is_withheld_is_narrowing_to_nothing(ask: Ask) -> None:
    withheld, absent = (refused(ask, "How old are the vans?", refs=(ref,)) for ref in ("V7", "V70"))
    assert withheld == absent


def test_a_blank_cell_is_said_to_be_blank_and_its_row_cited(ask: Ask) -> None:
    abstention = refused(ask, "Who leads A4?")
    assert abstention.reason is AbstentionReason.BLANK
    assert "“Lead” blank for A4" in abstention.text
    assert [citation.locator.row for citation in abstention.nearest] == ["A4"]


def test_a_follow_up_may_ask_for_a_blank_cell_too(ask: Ask) -> None:
    assert refused(ask, "And A10?", "When is A1 due?").reason is AbstentionReason.BLANK


@pytest.mark.parametrize("asked", ["What colour is A1?", "What is the RAG rating of A1?"])
def test_a_lost_colour_is_said_to_be_lost_in_this_copy(ask: Ask, asked: str) -> None:
    abstention = refused(ask, asked)
    assert abstention.reason is AbstentionReason.NOT_SHOWN
    assert "“RAG” for A1" in abstention.text
    assert [citation.locator.row for citation in abstention.nearest] == ["A1"]


def test_a_figure_that_is_not_given_is_not_made_up_from_what_is_near(ask: Ask) -> None:
    abstention = refused(ask, "How much will the vans of the repairs service cost?", documents=("vans.txt",))
    assert abstention.reason is AbstentionReason.WEAK_EVIDENCE
    assert abstention.text.startswith("The record does not give ")
    assert abstention.nearest


def test_what_is_nowhere_near_the_record_is_not_found(ask: Ask) -> None:
    abstention = refused(ask, "Zebra xylophone quantum?")
    assert abstention.reason is AbstentionReason.NOT_FOUND


def test_the_nearest_things_are_few_and_stand_in_the_record(ask: Ask, record: Index) -> None:
    abstention = refused(ask, "Who leads Z99?")
    assert 0 < len(abstention.nearest) <= abstaining.NEAREST
    for citation in abstention.nearest:
        document = record.catalogue.document(citation.document_id, OFFICER_READER)
        assert document.quote(citation.span) == citation.quote


def test_an_unknown_reference_does_not_matter_where_the_words_are_sure(record: Index, words: WordVectors) -> None:
    query = take_apart(planned("What of the vans under lot Q8?"), record, words)
    unsure, sure = stretch("The vans are old.", score=0.3), stretch("The vans are old.", score=0.9)
    found = abstaining.why_not(query, [unsure], ANSWERED, words, known=abstaining.Known())
    assert found is not None
    assert found.reason is AbstentionReason.UNKNOWN_REFERENCE
    assert abstaining.why_not(query, [sure], ANSWERED, words, known=abstaining.Known()) is None


def test_rows_that_were_looked_up_are_not_weighed_by_likelihood(record: Index, words: WordVectors) -> None:
    query = take_apart(planned("What of the vans under lot Q8?"), record, words)
    row = stretch("The vans are old.", score=0.01)
    assert abstaining.why_not(query, [row], ANSWERED, words, known=abstaining.Known(), computed=True) is None
    found = abstaining.why_not(
        query,
        [row],
        {"ref_missed": 1.0, "ref_missed_first": 1.0, "unseen": 1.0},
        words,
        known=abstaining.Known(),
        computed=True,
    )
    assert found is not None
    assert found.reason in (AbstentionReason.UNKNOWN_REFERENCE, AbstentionReason.NOT_FOUND)


def test_a_draft_without_a_good_claim_is_unsupported_and_shows_the_nearest() -> None:
    found = abstaining.unsupported([stretch("The vans are old.")])
    assert found.reason is AbstentionReason.UNSUPPORTED
    assert [citation.quote for citation in found.nearest] == ["The vans are old."]


def test_what_was_searched_is_said_with_the_months_of_the_meetings(ask: Ask) -> None:
    abstention = refused(ask, "Zebra xylophone quantum?")
    assert "Searched 4 papers, March 2025 to September 2025." in abstention.text
    assert abstention.text.endswith("The nearest that it does hold:") or not abstention.nearest


def test_where_the_place_is_known_what_else_was_searched_is_not_said(ask: Ask) -> None:
    assert "Searched" not in refused(ask, "Who leads A4?").text


def test_the_right_subject_in_a_time_that_no_paper_speaks_of_is_refused_with_the_time(ask: Ask) -> None:
    abstention = refused(ask, "What was the backlog of repairs in March 2031?")
    assert abstention.reason is AbstentionReason.OTHER_PERIOD
    assert "March 2031" in abstention.text
    assert any("backlog" in citation.quote for citation in abstention.nearest)


def test_a_person_that_no_paper_names_is_refused_by_name(ask: Ask) -> None:
    abstention = refused(ask, "What did Rosalind Threlkeld tell the Committee about the van fleet?")
    assert abstention.reason in (AbstentionReason.UNKNOWN_NAME, AbstentionReason.NOT_FOUND)
    assert "hrelkeld" in abstention.text


@pytest.mark.parametrize("before", [(), ("hello",), ("How much will the damp programme cost?",)])
def test_what_no_paper_mentions_is_off_the_record_whatever_was_asked_before(ask: Ask, before: tuple[str, ...]) -> None:
    abstention = refused(ask, "Is the giraffe house still closed?", *before)
    assert abstention.reason is AbstentionReason.NOT_FOUND
    assert "giraffe" in abstention.text
    assert "hello" not in abstention.text
