"""From how many to which, and back."""

from __future__ import annotations

import pytest

from assistant.understanding.tallying import tallied, with_noun


@pytest.mark.parametrize(
    ("text", "earlier", "asked"),
    [
        ("which ones?", "How many actions are open?", "which actions are open?"),
        ("and which", "How many of the savings are red?", "which savings are red?"),
        ("list them please", "how many motions were lost", "which motions were lost"),
        ("what are they", "What is the number of red actions?", "which red actions?"),
        ("how many is that?", "Which actions are open?", "how many actions are open?"),
        ("and how many", "List all the red savings", "how many red savings"),
        ("how many is that?", "Who leads A4?", ""),
        ("which ones are late?", "How many actions are open?", ""),
        ("which ones?", "Who leads A4?", ""),
    ],
)
def test_a_count_is_asked_for_its_rows_and_rows_for_their_count(text: str, earlier: str, asked: str) -> None:
    assert tallied(text, earlier) == asked


@pytest.mark.parametrize(
    ("text", "earlier", "asked"),
    [
        ("which ones are late?", "How many actions are open?", "which actions are late?"),
        ("how many of them are red", "Which savings slipped?", "how many savings are red"),
        ("which ones are late?", "What is going on?", "which ones are late?"),
        ("when are they due?", "How many actions are open?", "when are they due?"),
    ],
)
def test_ones_are_called_by_the_noun_before(text: str, earlier: str, asked: str) -> None:
    assert with_noun(text, earlier) == asked
