"""Advice and opinions are declined; questions that only hold such words are about the record, and answered."""

from __future__ import annotations

import pytest

from assistant.declining import declined
from assistant.types import AbstentionReason
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "How should I vote on the budget?",
        "Should we support the amendment on damp?",
        "Which way should members vote on item 6?",
        "Who should I vote for in May?",
        "Should the council sell the depot?",
        "What would you do about the depot?",
    ],
)
def test_how_to_vote_and_what_to_decide_is_for_members(text: str) -> None:
    assert declined(text) is AbstentionReason.ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "Is Cllr Carrowby any good?",
        "Which party is best?",
        "Is Labour better than the Tories?",
        "Was it a bad decision?",
        "Was closing the area office the right decision?",
        "was the decision to close the office wrong",
        "Is the leader corrupt?",
        "Which councillor is lying about the pumps?",
        "Who is the worst councillor?",
        "Should the chief executive resign?",
        "What do you think of the savings programme?",
        "In your opinion is the plan working?",
    ],
)
def test_what_to_think_of_people_parties_and_decisions_is_no_matter_of_record(text: str) -> None:
    assert declined(text) is AbstentionReason.OPINION


@pytest.mark.parametrize(
    "text",
    [
        "How did Cllr Carrowby vote?",
        "Who voted against the motion?",
        "What do officers recommend on the depot?",
        "What did the auditors think was wrong?",
        "Why was the project rated red?",
        "Which party moved the amendment?",
        "Was it a good outcome according to the report?",
        "Was the decision called in?",
        "Should leaseholders pay for the watch?",
        "Who leads the good neighbour scheme?",
        "How should complaints be handled?",
    ],
)
def test_what_the_record_says_is_answered_whatever_words_it_holds(text: str) -> None:
    assert declined(text) is None


def test_a_question_that_is_declined_is_told_why_and_shown_what_the_papers_hold(ask: Ask) -> None:
    answer = ask("How should I vote on the damp programme?")
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.ADVICE
    assert "does not advise" in answer.text
    assert answer.text.endswith("The nearest that it does hold:")
    assert any("damp" in citation.quote for citation in answer.citations)


def test_a_question_over_rows_of_the_register_is_declined_too(ask: Ask) -> None:
    answer = ask("Which of the projects A1, A2 and A10 should I vote for?")
    assert answer.abstention is not None


@pytest.mark.parametrize("text", ["I heard that the office closes in May. Is that right?", "Is it right?"])
def test_whether_a_thing_is_so_is_asked_of_the_record(text: str) -> None:
    assert declined(text) is None
    assert declined("Is it right to close the office?") is AbstentionReason.OPINION
