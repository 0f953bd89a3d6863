"""What a state says, whatever words a paper uses for it."""

from __future__ import annotations

import pytest

from assistant.register.meaning import Sense, head_of, senses_of


@pytest.mark.parametrize(
    ("words", "sense"),
    [
        ("finished", Sense.DONE),
        ("Completed and embedded", Sense.DONE),
        ("Discharged", Sense.DONE),
        ("signed off in May", Sense.DONE),
        ("Partly complete", Sense.PARTLY),
        ("Not yet started", Sense.NOT_STARTED),
        ("Not due", Sense.NOT_STARTED),
        ("Remove - merged with A2", Sense.REMOVED),
        ("on hold until the spring", Sense.PAUSED),
        ("now business as usual", Sense.HANDED_ON),
        ("Overdue", Sense.LATE),
        ("Progressing well", Sense.ON_TRACK),
        ("Remains open", Sense.OPEN),
        ("Ongoing", Sense.OPEN),
        ("Noted by the board", Sense.NOTED),
        ("Amber", Sense.AMBER),
        ("Orange", Sense.AMBER),
        ("gray", Sense.GREY),
    ],
)
def test_words_of_a_state_have_its_sense(words: str, sense: Sense) -> None:
    assert sense in senses_of(words)


@pytest.mark.parametrize("words", ["Not achieved", "Incomplete", "hasn't been delivered", "not fully implemented"])
def test_a_denied_end_is_open(words: str) -> None:
    assert Sense.DONE not in senses_of(words)
    assert Sense.OPEN in senses_of(words)


@pytest.mark.parametrize("words", ["redeployed", "greenhouse", "a blueprint", "the completion date", "opened", "R12"])
def test_words_that_hold_a_sense_by_chance_have_none(words: str) -> None:
    assert senses_of(words) == frozenset()


@pytest.mark.parametrize(("letter", "sense"), [("R", Sense.RED), ("A", Sense.AMBER), (" G ", Sense.GREEN)])
def test_one_letter_is_a_colour_of_the_usual_key(letter: str, sense: Sense) -> None:
    assert senses_of(letter) == {sense}


def test_a_value_says_its_state_first() -> None:
    assert head_of("Remain open. There are now two.") == "Remain open"
    assert head_of("Closed; see 2.3.1") == "Closed"
    assert head_of("one two three four", 2) == "one two"
    assert head_of("Version 2.3.1 is out") == "Version 2.3.1 is out"
