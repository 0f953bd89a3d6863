"""Follow-ups made to stand alone, from the reader's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rewriting import Standalone, leans, stand_alone
from assistant.types import Turn
from assistant.understanding.papers import Papers
from assistant.understanding.types import ReadAs


def alone(text: str, *history: str) -> Standalone:
    return stand_alone(text, [Turn(text=turn) for turn in history])


def test_a_first_question_is_left_as_it_is() -> None:
    assert alone("And what about it?") == Standalone(own="And what about it?")


@pytest.mark.parametrize(
    "follow_up",
    [
        "When is it due?",
        "Who decided that?",
        "What about the budget?",
        "So why did they stop?",
        "Why?",
        "is any work left",
    ],
)
def test_a_question_that_points_back_keeps_the_earlier_one_as_context(follow_up: str) -> None:
    found = alone(follow_up, "Who leads the Harbour Wall scheme?")
    assert found == Standalone(own=follow_up, context="Who leads the Harbour Wall scheme?")
    assert found.text == f"Who leads the Harbour Wall scheme? {follow_up}"


@pytest.mark.parametrize(
    "question",
    [
        "How much will the Fennimore ferry cost the council?",
        "Which homes were surveyed in January 2025 for damp?",
        "What progress has project B2 made with empty homes?",
    ],
)
def test_a_question_that_names_its_subject_keeps_no_context(question: str) -> None:
    assert alone(question, "Who leads the Harbour Wall scheme?") == Standalone(own=question)


def test_a_reference_alone_takes_the_place_of_the_earlier_one() -> None:
    assert alone("And B2?", "Who leads A4 now?") == Standalone(own="Who leads B2 now?")
    assert alone("what about b2", "Who leads A4 now?").own == "Who leads b2 now?"


def test_a_period_alone_takes_the_place_of_the_earlier_one() -> None:
    found = alone("And in December 2024?", "What was the backlog in June 2025 for repairs?")
    assert found == Standalone(own="What was the backlog in December 2024 for repairs?")


def test_nothing_is_swapped_where_the_earlier_question_named_two() -> None:
    found = alone("And B2?", "Do A4 and A10 agree?")
    assert found.own == "And B2?"
    assert found.context == "Do and agree?"


def test_a_reference_of_ones_own_drives_out_the_earlier_one_and_keeps_the_period() -> None:
    found = alone("And how much did B2 cost altogether?", "Who led A4 in June 2025?")
    assert found == Standalone(own="And how much did B2 cost altogether?", context="Who led in June 2025?")


def test_a_period_of_ones_own_drives_out_the_earlier_one_and_keeps_the_reference() -> None:
    found = alone("And what was its budget target in 2024?", "Who led A4 in June 2025?")
    assert found == Standalone(own="And what was its budget target in 2024?", context="Who led A4 in ?")


def test_a_chain_of_leaning_turns_reaches_back_to_the_one_that_stands() -> None:
    found = alone("Why?", "Who chairs the Homes Committee?", "Who leads the Harbour Wall scheme?", "When is it due?")
    assert found.context == "Who leads the Harbour Wall scheme? When is it due?"


def test_a_chain_in_which_every_turn_leans_is_kept_whole() -> None:
    assert alone("Why?", "And then?", "When is it due?").context == "And then? When is it due?"


def test_what_points_back_leans_and_what_names_its_subject_does_not() -> None:
    assert leans("Which of them are late and over budget?")
    assert not leans("Does the Harbour Wall scheme run late and over budget?")


@given(st.text(min_size=1, max_size=80), st.lists(st.text(min_size=1, max_size=80), max_size=3))
def test_own_words_are_never_lost_unless_they_were_swapped_in(text: str, history: list[str]) -> None:
    found = alone(text, *history)
    assert found.own == text or not found.context
    assert found.text.endswith(found.own.strip())


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    assert alone("no, B6", "Who leads A4?").own == "Who leads B6?"
    assert alone("no, 107", "Who owns Saving 104?").own == "Who owns saving 107?"
    assert alone("I meant 2024", "What was spent in 2023?").own == "What was spent in 2024?"
    assert alone("sorry, I meant the Harbour Panel", "Who chairs it?").own == "Who chairs it, the Harbour Panel?"


def test_a_correction_that_asks_anew_keeps_the_rest_as_context() -> None:
    found = alone("no, who is the owner of it?", "Who leads the Harbour Wall scheme?")
    assert found == Standalone(own="who is the owner of it?", context="Who leads the Harbour Wall scheme?")


def test_each_turn_stands_alone_before_the_next_leans_on_it() -> None:
    assert alone("and when is it due?", "Who leads A4?", "And B2?").context == "Who leads B2?"


def test_the_next_one_is_asked_by_its_name() -> None:
    found = stand_alone("and the next one?", [Turn(text="Who leads A4?")], Papers(step=lambda reference, way: "A5"))
    assert found.own == "Who leads A5?"
    assert found.read_as == (ReadAs(typed="the next one", read="A5"),)
