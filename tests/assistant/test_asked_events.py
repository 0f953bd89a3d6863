"""Events that are told in a word of their own."""

from __future__ import annotations

import pytest

from assistant.asked_events import event_lacking
from tests.assistant.conftest import About
from tests.assistant.papers import stretch


@pytest.mark.parametrize(
    ("asked", "held", "event"),
    [
        ("How many people complained about the vans?", "The vans were late 40 times.", "complaints"),
        ("Who objected to the new rounds?", "The new rounds began in June.", "objections"),
        ("Who won the seat?", "The seat fell vacant in May.", "who won"),
        ("Who sent apologies?", "The minutes were approved.", "apologies"),
        ("How many appeals were upheld?", "There were 16 appeals.", "anything being upheld"),
    ],
)
def test_an_event_that_no_evidence_speaks_of_is_lacking(about: About, asked: str, held: str, event: str) -> None:
    assert event_lacking(about(asked), [stretch(held)]) == event


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("How many people complained about the vans?", "There were 40 complaints."),
        ("Who objected to the new rounds?", "Councillor Frith spoke against them."),
        ("Who won the seat?", "Councillor Frith was elected."),
        ("Who objected to the new rounds?", "The tenants did not accept them."),
        ("Who won the vote?", "The motion was carried."),
        ("Which motion won the day?", "The motion was carried."),
        ("Why are the vans late?", "They are old."),
    ],
)
def test_an_event_in_other_words_or_none_at_all_is_not(about: About, asked: str, held: str) -> None:
    assert event_lacking(about(asked), [stretch(held)]) is None
