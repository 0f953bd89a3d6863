"""Whether a question means a value and nothing besides."""

from __future__ import annotations

import pytest

from assistant.register.sole import same_words, sole_words, sole_words_of_person


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How many came out as plain closed?", "Closed"),
        ("Which are simply marked as Closed?", "2: Closed"),
        ("Which are closed and nothing else?", "Closed"),
        ("Which have nothing but on hold?", "On hold"),
        ("Which are for the Head of Lettings alone?", "Head of Lettings"),
    ],
)
def test_a_value_can_be_meant_alone(text: str, value: str) -> None:
    assert sole_words(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Which actions are closed?", "Closed"),
        ("List just the closed ones", "Closed"),
        ("Show me only closed actions", "Closed"),
        ("Which have just closed?", "Closed"),
        ("Which are closed, not only begun?", "Begun"),
        ("Which are just late?", "Closed"),
        ("Which were only closed in May?", "Closed"),
        ("Which are closed only in part?", "Closed"),
        ("Which are just late?", "?"),
    ],
)
def test_a_value_that_is_only_listed_or_has_come_of_late_is_not_meant_alone(text: str, value: str) -> None:
    assert not sole_words(text, value)


@pytest.mark.parametrize(
    "text",
    [
        "How many are just Jane Doe's?",
        "Only Doe's actions: how many are there?",
        "Which does Jane Doe own on her own?",
        "Which does Jane Doe own, with nobody else named?",
        "Of which is Jane Doe the sole owner?",
        "Which are solely with J Doe?",
        "Which are for Doe alone?",
    ],
)
def test_what_somebody_has_alone_can_be_asked_for(text: str) -> None:
    assert sole_words_of_person(text, "Jane Doe")


@pytest.mark.parametrize(
    "text",
    [
        "Which does Jane Doe own?",
        "List just Jane Doe's actions",
        "In Oak Green alone, what does Jane Doe own?",
        "How many are just Rob Roe's?",
    ],
)
def test_what_somebody_has_is_not_asked_for_alone_without_a_word_that_says_so(text: str) -> None:
    assert not sole_words_of_person(text, "Jane Doe")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1: Closed.", "closed", True), ("Closed, handed on", "Closed", False), ("Closed; moved", "Closed", False)],
)
def test_two_cells_say_the_same_whatever_their_numbers_and_marks(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
