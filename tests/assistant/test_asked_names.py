"""Proper names of a question that the evidence has no word of."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked_names import names_away, names_missed, proper_names
from assistant.query import take_text_apart, terms_of
from tests.assistant.conftest import About
from vectorstore.word_vectors import WordVectors


def test_names_are_capitalised_words_that_are_of_no_office_month_or_acronym() -> None:
    text = "Who told the Committee about Penhallow's vans in Feb, the SEND Director or Wexcombe?"
    assert proper_names(text) == ("Penhallow", "Wexcombe")


def test_a_name_that_no_evidence_has_is_away(about: About, words: WordVectors) -> None:
    query = about("What did Penhallow tell Ormsgill?")
    held = take_text_apart("Marjorie Penhallow spoke.", words)
    assert names_away(query, [held]) == ("Ormsgill",)
    missed = names_missed(query, [held], ())
    assert (missed["names_away"], missed["names_far"], missed["names_unseen"]) == (0.5, 0.5, 0.5)


def test_a_question_without_names_misses_none(about: About, words: WordVectors) -> None:
    assert names_missed(about("how old are the vans?"), [take_text_apart("Old.", words)], ()) == {}


def test_a_name_is_held_by_another_wording_of_it(about: About, words: WordVectors) -> None:
    long = (frozenset(terms_of("Liberal Democrat")),)
    asked = about("What did the Lib Dem leader say?")
    query = replace(asked, alike=dict.fromkeys(terms_of("Lib Dem"), long))
    texts = [take_text_apart(text, words) for text in ("The Liberal Democrat Group spoke.", "The Green Group spoke.")]
    assert names_away(query, texts[:1]) == ()
    assert "Lib" in names_away(query, texts[1:])
