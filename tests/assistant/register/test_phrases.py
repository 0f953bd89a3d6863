"""Whether a question says the value of a cell."""

from __future__ import annotations

import pytest

from assistant.register.phrases import holds_phrase, longest, speaks, unnumbered, with_same_start


@pytest.mark.parametrize(
    ("value", "phrase", "holds"),
    [
        ("1: Achieved (Fully)", "achieved fully", True),
        ("Not started", "not started", True),
        ("Not started", "start", False),
        ("Restarted", "started", False),
        ("Open", "", False),
        ("Open", "?", False),
    ],
)
def test_a_value_holds_whole_words_of_a_phrase(value: str, phrase: str, holds: bool) -> None:
    assert holds_phrase(value, phrase) is holds


@pytest.mark.parametrize(
    ("text", "value", "says"),
    [
        ("Which actions are on track?", "On track", True),
        ("Which tracks are on?", "On track", False),
        ("Which actions hold the panel to account?", "On hold", False),
        ("Which actions did the Head of Lettings close?", "Head of Lettings", True),
        ("Which actions did the Head of Parks close?", "Head of Lettings", False),
        ("Which actions score 12?", "12", False),
        ("Which actions are there?", "", False),
    ],
)
def test_a_question_says_a_value_by_the_stems_of_its_words_in_order(text: str, value: str, says: bool) -> None:
    assert speaks(text, value) is says


def test_a_value_within_a_longer_one_that_was_said_is_left_out() -> None:
    assert longest(["Oak", "Oak Green", "Elm"]) == ["Oak Green", "Elm"]


def test_a_value_said_means_those_that_begin_with_it_too() -> None:
    values = ["Open", "Open - awaiting advice", "Reopened"]
    assert with_same_start(values, ["open"]) == values[:2]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("6: In progress", "In progress"),
        ("2. Started", "Started"),
        ("(c) Late", "Late"),
        ("12", "12"),
        ("3.5 homes", "3.5 homes"),
        ("30 June 2025", "30 June 2025"),
        ("Open: see note", "Open: see note"),
    ],
)
def test_the_number_that_a_scale_puts_before_a_value_is_left_out(value: str, said: str) -> None:
    assert unnumbered(value) == said
