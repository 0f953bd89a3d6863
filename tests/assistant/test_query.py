"""A question and a text, each taken apart to be compared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.query import ALIKE, CONTEXT_WEIGHT, Query, coverage, likeness, take_apart, take_text_apart, terms_of
from assistant.understanding.types import Alike
from tests.assistant.papers import planned
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors


def taken(record: Index, words: WordVectors, text: str, *history: str) -> Query:
    return take_apart(planned(text, *history), record, words)


def test_a_rare_word_of_the_record_weighs_more_than_a_common_one(record: Index, words: WordVectors) -> None:
    terms = taken(record, words, "repairs of allotments").terms
    assert terms["allot"] > terms["repair"]


def test_a_word_of_an_earlier_turn_counts_less_than_if_it_were_asked(record: Index, words: WordVectors) -> None:
    now = taken(record, words, "What about damp?").terms
    before = taken(record, words, "Why is it?", "What about damp?").terms
    assert before["damp"] == pytest.approx(CONTEXT_WEIGHT * now["damp"])


def test_only_neighbouring_words_of_the_question_itself_are_pairs(record: Index, words: WordVectors) -> None:
    query = taken(record, words, "When is the full allotment plot let?", "Who leads it?")
    assert ("allot", "plot") in query.pairs
    assert not any("lead" in pair for pair in query.pairs)


def test_there_is_a_vector_and_a_weight_for_every_word(record: Index, words: WordVectors) -> None:
    query = taken(record, words, "How much will the damp programme of A2 cost?")
    assert len(query.words) == len(query.vectors) == len(query.word_weights)
    assert (query.word_weights > 0).all()
    assert np.linalg.norm(query.vectors, axis=1) == pytest.approx(np.ones(len(query.words)), abs=1e-4)


def test_a_text_covers_the_share_of_the_question_that_stands_in_it(record: Index, words: WordVectors) -> None:
    query = taken(record, words, "allotment rents")
    assert coverage(query, frozenset(terms_of("The rent of an allotment"))) == pytest.approx(1.0)
    assert 0 < coverage(query, frozenset(terms_of("The rent of a garage"))) < 1
    assert coverage(query, frozenset(terms_of("The vans are old"))) == 0


def test_a_question_of_nothing_but_stop_words_is_covered_by_nothing(record: Index, words: WordVectors) -> None:
    query = taken(record, words, "what is it?")
    assert coverage(query, frozenset({"anything"})) == 0
    assert likeness(query, take_text_apart("The vans are old", words)) == 0


def test_words_of_like_meaning_are_nearer_than_others(record: Index, words: WordVectors) -> None:
    query = taken(record, words, "tenants' houses")
    near = likeness(query, take_text_apart("homes of residents", words))
    assert near > likeness(query, take_text_apart("van fleet", words))


def test_a_text_without_words_is_like_nothing(record: Index, words: WordVectors) -> None:
    text = take_text_apart("- | -", words)
    assert (text.terms, text.words, len(text.vectors)) == ((), (), 0)
    assert likeness(taken(record, words, "allotment rents"), text) == 0


def alike(record: Index, words: WordVectors, text: str, said: str, *forms: str) -> Query:
    return take_apart(replace(planned(text), alike=(Alike(said=said, forms=forms),)), record, words)


def test_another_wording_counts_for_less_than_the_word_itself(record: Index, words: WordVectors) -> None:
    query = alike(record, words, "lorries", "lorries", "van fleet", "vehicles")
    assert coverage(query, frozenset(terms_of("The lorries"))) == pytest.approx(1)
    assert coverage(query, frozenset(terms_of("The van fleet is old"))) == pytest.approx(ALIKE)
    assert coverage(query, frozenset(terms_of("The fleet is old"))) == 0


def test_a_word_of_which_the_papers_have_another_wording_is_not_unseen(record: Index, words: WordVectors) -> None:
    assert alike(record, words, "lorries", "lorries", "van fleet", "zeppelins").unseen == frozenset()
    assert alike(record, words, "lorries", "lorries", "zeppelins").unseen == {"lorries"}


def test_a_word_run_together_is_how_a_thing_is_asked(record: Index, words: WordVectors) -> None:
    assert taken(record, words, "Why don't they, if they'd zeppelins?").unseen == {"zeppelins"}


def test_a_word_of_a_files_name_is_not_unseen(record: Index, words: WordVectors) -> None:
    assert taken(record, words, "Is that zeppelins.txt?").unseen == {"zeppelins"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=st.text(min_size=1, max_size=60).filter(str.strip), text=st.text(max_size=120))
def test_coverage_and_likeness_are_shares_whatever_is_asked(
    record: Index, words: WordVectors, asked: str, text: str
) -> None:
    query = taken(record, words, asked)
    parts = take_text_apart(text, words)
    assert 0 <= coverage(query, frozenset(parts.terms)) <= 1 + 1e-6
    assert -1e-6 <= likeness(query, parts) <= 1 + 1e-4
