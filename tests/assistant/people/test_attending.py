"""Answers of who was at a meeting, over minutes that were ingested as any are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.people.attending import Attendance, read_attendance
from assistant.people.meetings import Sort
from assistant.types import Answer
from tests.assistant.papers import question

Ask = Callable[[str], Answer]
APOLOGIES = "Apologies for absence: Apologies were received from Councillors Owen Pike and Lucy Grant."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "who was at the licensing meeting on 6 February 2025?",
            "Present: Jill Overton, Samir Haddad, Bo Lindgren, Mr Peter Crane",
        ),
        ("who sent apologies for the meeting on 6 Feb 2025?", APOLOGIES),
        ("who wasn't at the licensing meeting on 6 February 2025?", APOLOGIES),
        ("who was at the February 2025 meeting?", "Present: Jill Overton, Samir Haddad, Bo Lindgren, Mr Peter Crane"),
        ("who chaired the licensing meeting on 6 February 2025?", "Present: Jill Overton (Chair)"),
        ("was Councillor Haddad there on 6 February?", "Present: Samir Haddad"),
        ("was Mr Crane at the licensing meeting in February 2025?", "Present: Mr Peter Crane"),
        ("did Councillor Pike attend the licensing meeting in February 2025?", APOLOGIES),
        ("who sent apologies to licensing in February 2025?", APOLOGIES),
        (
            "which officers attended the licensing committee on 6 February 2025?",
            "In attendance: Nick Farrow (Licensing Manager), Ruth Able (Solicitor)",
        ),
        (
            "how many councillors were present at the licensing meeting in February 2025?",
            "3 councillors are listed under “Present”: Jill Overton, Samir Haddad, Bo Lindgren",
        ),
        (
            "how many people were at the licensing meeting in February 2025?",
            "4 people are listed under “Present”: Jill Overton, Samir Haddad, Bo Lindgren, Mr Peter Crane",
        ),
    ],
)
def test_the_lists_of_the_minutes_answer(ask: Ask, text: str, claim: str) -> None:
    answer = ask(text)
    assert [one.text for one in answer.claims] == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "was Mrs Crane at the licensing meeting in February 2025?",
        "was Councillor Haddad there on 7 May 2025?",
        "who was at the planning meeting?",
        "who was at the planning committee in February 2025?",
        "who was at cabinet in February 2025, at the meeting?",
    ],
)
def test_whom_no_list_of_that_meeting_names_is_not_said_to_have_been_there(ask: Ask, text: str) -> None:
    assert not any(claim.text.startswith("Present:") for claim in ask(text).claims)


def read(people: Assistant, text: str) -> Attendance | None:
    return read_attendance(people.plan(question(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Who voted against the budget at the meeting on 6 February 2025?",
        "Who was there?",
        "How many people are on the waiting list?",
        "When is the meeting in May 2025?",
        "Was the depot there in February 2025?",
    ],
)
def test_other_questions_of_meetings_are_left_to_others(people: Assistant, text: str) -> None:
    assert read(people, text) is None


def test_officers_are_counted_on_no_list_that_names_their_posts_too(people: Assistant) -> None:
    asked = read(people, "How many officers were at the meeting on 6 February 2025?")
    assert asked == Attendance(sorts=(Sort.ATTENDING,))
