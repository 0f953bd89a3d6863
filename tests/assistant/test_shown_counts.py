"""Votes in numbers, and the numbers that things are filed under."""

from __future__ import annotations

import pytest

from assistant.shown_counts import filed_under, votes
from tests.assistant.conftest import About
from tests.assistant.papers import stretch


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("For (6): Frith, Marchbanks", True),
        ("It was carried by 6 votes to 3.", True),
        ("There were 6 councillors in favour.", True),
        ("The motion was agreed unanimously.", True),
        ("For: Cllr Frith, Cllr Quill", True),
        ("It was resolved that the 3 reports be noted.", False),
    ],
)
def test_a_count_or_the_names_of_a_side_tell_how_many_voted(about: About, held: str, told: bool) -> None:
    assert votes(about("How many voted for it?"), stretch(held)) is told


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("Charity number: 1012345", True),
        ("Application no. WX/24/0071", True),
        ("Submission ID number is 88", True),
        ("Submission – ID Number Section A Title of the plan 2025", False),
        ("The number of charities has risen to 40.", False),
    ],
)
def test_a_number_right_after_its_word_is_what_a_thing_is_filed_under(about: About, held: str, told: bool) -> None:
    assert filed_under(about("What is its charity number?"), stretch(held)) is told
