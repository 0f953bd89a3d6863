"""What questions ask of the people on papers."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.people.asking import Ask, read_ask
from assistant.people.roles import Role
from tests.assistant.papers import question

R = Role


def read(people: Assistant, text: str) -> Ask | None:
    return read_ask(people.plan(question(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Who wrote the parks report?", [R.AUTHOR]),
        ("Who runs the parks in the budget book?", [R.LEADER]),
        ("Who runs the parks and who is the director in the budget book?", [R.DIRECTOR]),
        ("which cabinet member took the decision on the cycle lane?", [R.DECIDER]),
        (
            "On the parks dashboard, who is the accountable officer and who is the delivery lead?",
            [R.OFFICER, {"delivery", "lead"}],
        ),
        ("Who is the head of service for parks?", [R.HEAD]),
    ],
)
def test_roles_and_posts_are_wanted_in_order(people: Assistant, text: str, wanted: list[Role | set[str]]) -> None:
    ask = read(people, text)
    assert ask is not None
    assert [one.role or set(one.words) for one in ask.wanted] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Who leads A1.2?",
        "Which projects does the director lead?",
        "As of March, which projects is the Director of Places leading?",
        "What did the report say about parks?",
        "Who is the author?",
        "Who runs the parks?",
        "What does the responsible officer do?",
    ],
)
def test_other_questions_are_left_to_others(people: Assistant, text: str) -> None:
    assert read(people, text) is None


def test_a_number_is_wanted_only_where_the_question_reaches_for_it(people: Assistant) -> None:
    ring, wrote = read(people, "Who do I ring about the parks report?"), read(people, "Who wrote the parks report?")
    assert ring
    assert wrote
    assert (ring.reach, wrote.reach) == (True, False)


def test_the_initials_of_a_post_are_kept_and_its_reference(people: Assistant) -> None:
    ask = read(people, "Who is the Programme Director for priority A?")
    assert ask
    assert ask.wanted[0].initials == "PD"
    assert ask.refs == {"priority a"}
