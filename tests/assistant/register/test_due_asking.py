"""Which questions ask what is overdue or falls due, and which only use such words."""

from __future__ import annotations

import pytest

from assistant.register.due_asking import ANY, Wish, read_due
from tests.assistant.papers import planned
from vectorstore.records import RecordKind

K = RecordKind


@pytest.mark.parametrize(
    "text",
    [
        "Which actions are overdue?",
        "What is overdue as at 1 June 2024?",
        "What's currently overdue?",
        "Is anything overdue for Audit?",
        "Is action A2.3 late?",
        "List the overdue actions in the climate plan",
        "How many actions have passed their due date?",
        "Which milestones missed their deadline?",
        "Was A2.3 of the plan overdue as at 22 January 2025?",
        "Which tracker actions are overdue?",
        "What is overdue and who leads it?",
        "Show the late actions",
        "Which actions should have been finished by now?",
        "What was overdue when we last met?",
    ],
)
def test_what_is_overdue_is_asked_in_many_ways(text: str) -> None:
    due = read_due(planned(text))
    assert due and due.wish is Wish.OVERDUE


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("What is due by the end of March 2025?", Wish.DUE),
        ("Which actions are due in Q3?", Wish.DUE),
        ("Is anything due in June?", Wish.DUE),
        ("What is due before the next meeting?", Wish.NEXT_MEETING),
        ("Which actions are due before our next Audit Committee meeting?", Wish.NEXT_MEETING),
    ],
)
def test_what_falls_due_is_asked_of_a_span_or_up_to_the_next_meeting(text: str, wish: Wish) -> None:
    due = read_due(planned(text))
    assert due and due.wish is wish


@pytest.mark.parametrize(
    "text",
    [
        "How many repairs are overdue?",
        "How many overdue repairs were there?",
        "Why are the actions overdue?",
        "How long has A2.3 been overdue?",
        "Which actions are not overdue?",
        "Which actions are neither late nor overdue?",
        "Which actions aren't overdue?",
        "Which complete actions were overdue?",
        "Was the letter sent late?",
        "What happened in late 2024?",
        "When is A2.3 due?",
        "Which delays were due to the frost?",
        "What is the due date of A2.3?",
        "Which savings are overdue?",
        "Which actions due in June are overdue?",
        "Who wrote the report?",
        "The survey is due in June.",
    ],
)
def test_a_question_that_only_uses_such_words_is_not_worked_out(text: str) -> None:
    assert read_due(planned(text)) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("What is overdue?", frozenset()),
        ("Which milestones are overdue?", {K.MILESTONE}),
        ("Which tracker actions are overdue?", {K.TRACKER_ACTION}),
        ("Which actions are overdue?", {K.ACTION, K.TRACKER_ACTION, K.DELIVERABLE}),
    ],
)
def test_the_noun_says_which_sorts_of_record_are_meant(text: str, kinds: set[RecordKind]) -> None:
    due = read_due(planned(text))
    assert due and due.kinds == kinds <= ANY


def test_a_reference_an_appendix_aside_names_the_thing(text: str = "Is A2.3 of Appendix 2 overdue?") -> None:
    due = read_due(planned(text))
    assert due and due.refs == ("a2.3",)
