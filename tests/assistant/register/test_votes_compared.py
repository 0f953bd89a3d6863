"""Votes as numbers, in figures or in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.register.votes_compared import compared_votes, votes_of
from tests.assistant.handmade import paper, row
from vectorstore.records import RecordKind

MOTIONS = (
    row(RecordKind.MOTION, "1", title="Mend the gate", **{"for": "12", "against": "9", "abstained": "one"}),
    row(RecordKind.MOTION, "1", title="Sell the gate", **{"for": "four", "against": "six"}),
    row(RecordKind.MOTION, "1", title="Paint the gate", outcome="agreed"),
)


@pytest.mark.parametrize(
    ("words", "number"), [("12", 12), ("four", 4), ("twenty-one", 21), ("none", 0), ("some", None)]
)
def test_a_count_is_read_in_figures_or_in_words(words: str, number: int | None) -> None:
    assert votes_of(words) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Which won the most votes?", {0: 12, 1: 4}),
        ("Which had most votes against?", {0: 9, 1: 6}),
        ("Which had most abstentions?", {0: 1}),
        ("Which was the closest vote?", {0: 3, 1: 2}),
    ],
)
def test_the_side_that_the_question_names_is_compared(text: str, values: dict[int, int]) -> None:
    assert compared_votes(text, paper("minutes.md", MOTIONS).records).values == values
