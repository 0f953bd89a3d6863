"""Questions that say little."""

from __future__ import annotations

import pytest

from assistant import planning
from assistant.terse import is_terse
from assistant.types import Turn
from tests.assistant.papers import question


@pytest.mark.parametrize(
    ("text", "terse"),
    [
        ("How does it work?", True),
        ("And what about the allotments?", True),
        ("How much will the damp programme cost the housing account?", False),
        ("Who leads A2?", False),
    ],
)
def test_a_question_is_terse_by_the_words_it_is_searched_by(text: str, terse: bool) -> None:
    assert is_terse(planning.plan(question(text))) is terse


def test_what_a_follow_up_leans_on_is_part_of_what_it_says() -> None:
    before = Turn(text="How much will the damp programme cost the housing account?")
    assert not is_terse(planning.plan(question("And when does it end?", before)))


def test_what_counts_something_is_searched_by_its_words() -> None:
    assert not is_terse(planning.plan(question("How many vans are there?")))
