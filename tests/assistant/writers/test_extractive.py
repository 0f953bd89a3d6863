"""Answers in the record's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.brevity import MIDDLING, SHORT
from assistant.settings import AssistantSettings
from assistant.types import DraftClaim, Evidence
from assistant.writers import extractive
from assistant.writers.base import Writer
from tests.assistant.papers import planned, row, stretch
from vectorstore.index import Index
from vectorstore.types import Span
from vectorstore.word_vectors import WordVectors

LONG = "The committee heard many other things about the guildhall clock that day, all of no consequence at all. "


@pytest.fixture(scope="module")
def writer(record: Index, words: WordVectors) -> Writer:
    return extractive.build(AssistantSettings(), record, words)


def drafts(writer: Writer, text: str, *evidence: Evidence) -> list[DraftClaim]:
    return list(writer.write(planned(text), evidence))


def test_nothing_is_written_from_nothing(writer: Writer) -> None:
    assert drafts(writer, "Who leads A2?") == []


def test_a_short_stretch_is_the_claim_and_its_quote(writer: Writer) -> None:
    (draft,) = drafts(writer, "How are the vans?", stretch("- The vans are **old**\n and break down."))
    assert draft.text == "The vans are old and break down."
    assert draft.quotes == (("E1", "- The vans are **old**\n and break down."),)


def test_of_a_long_stretch_the_claim_is_the_sentences_that_answer_and_the_quote_is_whole(writer: Writer) -> None:
    text = f"{LONG * 2}The rent of an allotment plot is £54 a year. {LONG * 2}".strip()
    (draft,) = drafts(writer, "What is the rent of an allotment plot?", stretch(text))
    assert "The rent of an allotment plot is £54 a year." in draft.text
    assert len(draft.text.split()) <= MIDDLING.first
    assert draft.quotes == (("E1", text),)


def test_what_comes_second_is_told_in_half_the_words_and_quoted_whole(writer: Writer) -> None:
    text = f"{LONG * 2}The rent of an allotment plot is £54 a year. {LONG * 2}".strip()
    once = stretch("The rent of a plot is £54.", label="E1", score=0.9)
    _, second = drafts(writer, "What is the rent of an allotment plot?", once, stretch(text, label="E2", score=0.8))
    assert "The rent of an allotment plot is £54 a year." in second.text
    assert len(second.text.split()) <= MIDDLING.further
    assert second.quotes == (("E2", text),)


def test_a_short_answer_goes_on_to_the_sentence_that_has_the_figure_asked_for(writer: Writer) -> None:
    about = "4.2 The money for mending the guildhall clock is that of the lottery fund of the county. "
    text = f"{about}The trust was given £12,400. {LONG * 2}".strip()
    (draft,) = drafts(writer, "How much money was given for mending the guildhall clock?", stretch(text))
    assert "The trust was given £12,400." in draft.text
    assert len(draft.text.split()) <= SHORT.first


def test_where_the_two_do_not_fit_the_sentence_that_has_the_figure_is_told_alone(writer: Writer) -> None:
    about = "The money for mending the guildhall clock is, as everybody knows, that of the lottery fund of the county. "
    text = f"{about}{LONG * 2}The trust was given £12,400."
    (draft,) = drafts(writer, "How much money was given for mending the guildhall clock?", stretch(text))
    assert draft.text.endswith("The trust was given £12,400.")
    assert "as everybody knows" not in draft.text


def test_what_two_papers_say_in_the_same_words_is_said_once_and_cited_twice(writer: Writer) -> None:
    text = "The repairs service let forty of its old vans go in the spring."
    (draft,) = drafts(writer, "How many vans were let go?", stretch(text), stretch(text, label="E2"))
    assert draft.quotes == (("E1", text), ("E2", text))


def test_the_best_sentence_is_kept_even_if_it_is_long_by_itself(writer: Writer) -> None:
    sentence = "The rent of an allotment plot is £54 " + "and a little more " * 20 + "a year."
    (draft,) = drafts(writer, "What is the rent of an allotment plot?", stretch(f"It rained. {sentence}"))
    assert draft.text == sentence


def test_what_is_compared_is_told_by_the_day_of_its_paper_and_all_else_as_it_comes(writer: Writer) -> None:
    def of(text: str, label: str, day: date | None) -> Evidence:
        item = stretch(text)
        return replace(item, label=label, document=replace(item.document, meeting_date=day))

    later = of("The backlog was 940.", "E1", date(2025, 9, 10))
    first = of("The backlog was 1,612.", "E2", date(2025, 3, 5))
    compared = "How did the backlog change between March and September 2025?"
    assert [draft.quotes[0][0] for draft in drafts(writer, compared, later, first)] == ["E2", "E1"]
    assert [draft.quotes[0][0] for draft in drafts(writer, "What was the backlog?", later, first)] == ["E1", "E2"]
    undated = of("The backlog was 70.", "E3", None)
    assert [draft.quotes[0][0] for draft in drafts(writer, compared, later, undated)] == ["E1", "E3"]


def test_a_row_is_told_by_its_cells_without_the_blank_ones(writer: Writer) -> None:
    (draft,) = drafts(
        writer, "Who leads A2?", row(("Ref", "Lead", "RAG", "Due"), ("A2", "Head of Repairs", "", "soon"))
    )
    assert draft.text == "A2 | Head of Repairs | soon"
    assert draft.quotes == (("E1", "A2\tHead of Repairs\t\tsoon"),)


def test_of_a_long_row_the_key_and_the_cells_that_answer_are_told_in_their_order(writer: Writer) -> None:
    columns = ("Ref", "Notes", "Lead", "More")
    (draft,) = drafts(writer, "Who leads A2?", row(columns, ("A2", LONG * 3, "Head of Repairs", LONG * 3)))
    assert draft.text.startswith("A2 | ")
    assert "Head of Repairs" in draft.text
    assert len(draft.text.split()) < 2 * MIDDLING.first


def test_a_row_without_known_cells_is_told_as_it_stands(writer: Writer) -> None:
    whole = row(("Ref",), ("A2 Head of Repairs",))
    (draft,) = drafts(writer, "Who leads A2?", _without_cells(whole))
    assert draft.text == "A2 Head of Repairs"


def test_the_likeliest_goes_first_however_long_it_is(writer: Writer) -> None:
    long = stretch("The vans of the repairs service are all of them rather old by now.", label="E1", score=0.9)
    short = stretch("The vans are rather old.", label="E2", score=0.8)
    found = drafts(writer, "How are the vans?", long, short)
    assert [draft.quotes[0][0] for draft in found] == ["E1", "E2"]


def _without_cells(item: Evidence) -> Evidence:
    return replace(item, block=replace(item.block, cells=(), columns=()))


def test_a_cell_that_goes_on_beyond_the_stretch_is_told_as_far_as_the_stretch_goes(writer: Writer) -> None:
    item = row(("Reserve", "Details"), ("School reserves", f"In March 3 schools were in the red. {LONG * 6}"))
    cut = replace(item, span=Span(start=item.span.start, end=item.span.end - 40))
    (draft,) = drafts(writer, "How many schools were in the red?", cut)
    assert draft.text.startswith("School reserves | In March 3 schools were in the red. ")
    assert len(draft.text.partition("|")[2].split()) <= SHORT.first
