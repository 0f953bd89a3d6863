"""The signs of evidence: what of the question it meets and misses."""

from __future__ import annotations

from dataclasses import replace

from assistant.signs import of_finding, references_missed, signs_of, words_over
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch
from vectorstore.types import Locator
from vectorstore.word_vectors import WordVectors


def test_without_evidence_there_are_no_signs(about: About, words: WordVectors) -> None:
    assert signs_of(about("How old are the vans?"), [], [], words, None) == {}


def test_words_that_nothing_is_like_are_missed(about: About, words: WordVectors) -> None:
    found = [stretch("The vans are old.")]
    near, far = (signs_of(about(text), found, [], words, None) for text in ("Are the vans old?", "Are the zebras ill?"))
    assert near["lacking"] < 0.1 < far["lacking"]
    assert near["unseen"] == 0.0 < far["unseen"]


def test_a_question_without_words_misses_none(about: About, words: WordVectors) -> None:
    assert "lacking" not in signs_of(about("is it?"), [stretch("The vans are old.")], [], words, None)


def test_a_heading_is_like_the_question_where_no_stretch_is(about: About, words: WordVectors) -> None:
    bare = stretch("No words.", locator=Locator())
    bare = replace(bare, document=replace(bare.document, title=""))
    signs = signs_of(about("How old are the vans?"), [bare], [], words, None)
    assert 0.0 < signs["lacking"] <= 1.0


def test_kinds_of_thing_are_missed_in_all_the_evidence_or_in_the_best(about: About, words: WordVectors) -> None:
    old, forty = stretch("The vans are old."), stretch("There are 40 vans.")
    signs = signs_of(about("How many vans are there?"), [old, forty], [], words, None)
    assert (signs["kind_missed_first"], signs["kind_missed"], signs["kind_missed_all"]) == (1.0, 0.0, 0.0)
    assert "kind_missed" not in signs_of(about("Who drives them, all in all?"), [old], [], words, None)


def test_figures_of_one_digit_are_no_amounts(about: About, words: WordVectors) -> None:
    found = [stretch("The vans are old.")]
    assert signs_of(about("Are 40 vans old at stage 4?"), found, [], words, None)["figures"] == 1.0
    assert signs_of(about("Are vans old at stage 4?"), found, [], words, None)["figures"] == 0.0


def test_a_reference_is_met_by_the_row_its_place_or_what_it_is_a_part_of(about: About) -> None:
    of_row = recorded(row(("Ref", "Project"), ("A4", "Tenant panel")))
    of_minute = stretch("It was noted.", locator=Locator(minute="36", paragraph="2.1"))
    assert references_missed(about("Who leads A4?"), [of_row])["ref_missed"] == 0.0
    assert references_missed(about("What of minute 36(i)?"), [of_minute])["ref_missed"] == 0.5
    assert references_missed(about("Who leads B9?"), [of_row])["ref_missed_first"] == 1.0
    assert references_missed(about("Who leads it all?"), [of_row]) == {}


def test_a_reference_in_the_title_of_its_paper_and_a_section_of_an_act_are_not_missed(about: About) -> None:
    item = stretch("It is called so.")
    of_b2 = replace(item, document=replace(item.document, title="Project B2: how it stands"))
    assert references_missed(about("Is B2 late?"), [of_b2])["ref_missed"] == 0.0
    assert references_missed(about("Is B2 late?"), [item])["ref_missed"] == 1.0
    assert references_missed(about("What does the section 151 officer say?"), [item]) == {}


def test_the_name_of_a_file_stands_over_its_words() -> None:
    item = stretch("It is late.")
    assert "elmswick 1 year report" in words_over(
        replace(item, document=replace(item.document, name="elmswick-1-year_report.pdf"))
    )
    assert "notes" in words_over(replace(item, document=replace(item.document, name="notes")))


def test_rows_told_over_time_have_no_finding() -> None:
    assert of_finding(None) == {"computed": 1.0, "told": 1.0}
