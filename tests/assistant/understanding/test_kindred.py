"""A word put in the place of the one most like it."""

from __future__ import annotations

import pytest

from assistant.understanding.kindred import kindred_swapped
from vectorstore.word_vectors import WordVectors


@pytest.mark.parametrize(
    ("fragment", "earlier", "asked"),
    [
        ("museums", "How much do we spend on libraries?", "How much do we spend on museums?"),
        ("the boys", "what was the target for girls", "what was the target for boys"),
        ("nurses", "How many teachers left?", "How many nurses left?"),
    ],
)
def test_a_word_takes_the_place_of_its_like(words: WordVectors, fragment: str, earlier: str, asked: str) -> None:
    assert kindred_swapped(fragment, earlier, words) == asked


@pytest.mark.parametrize(
    ("fragment", "earlier"),
    [
        ("budget", "Who leads the harbour wall scheme?"),
        ("the deadline", "Who leads the harbour wall scheme?"),
        ("", "How much do we spend on libraries?"),
        ("who", "How much do we spend on libraries?"),
        ("B2", "How much do we spend on libraries?"),
        ("the", "How much do we spend on libraries?"),
        ("libraries", "How much do we spend on libraries?"),
        ("museums and all of the galleries", "How much do we spend on libraries?"),
        ("museums", "Who is it?"),
        ("the motion", "who moved the amendment"),
    ],
)
def test_what_asks_for_another_thing_of_the_same_is_none(words: WordVectors, fragment: str, earlier: str) -> None:
    assert kindred_swapped(fragment, earlier, words) == ""
