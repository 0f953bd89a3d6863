"""Asking back: rarely, and only where a reference is two things and nothing tells which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer, Choice, Clarification, Outcome, Question, Turn
from tests.assistant.handmade import Line, paper, row, say, stored
from vectorstore.records import RecordKind
from vectorstore.types import Filters

REPAIRS = "Repairs plan"
CLIMATE = "Climate plan"
Asked = Callable[..., Answer]


def action(label: str, scope: str, title: str, lead: str) -> Line:
    return row(RecordKind.ACTION, label, scope=scope, table=f"{scope}: actions", title=title, lead=lead)


def repairs(words: str) -> list[Line]:
    return [
        say("The repairs plan mends what leaks."),
        action("A1", REPAIRS, words, "Ann Ford"),
        action("A2", REPAIRS, "Survey the roofs", "Ben Cole"),
        row(RecordKind.RISK, "R03", scope=REPAIRS, table="Risks", title="No plumbers apply", owner="Eve Dale"),
    ]


CLIMATES = [
    say("The climate plan plants what grows."),
    action("A1", CLIMATE, "Plant nine thousand trees", "Idris Penn"),
    action("B7", CLIMATE, "Replace the vans", "Idris Penn"),
    row(RecordKind.RECOMMENDATION, "R03", scope="Inquiry", table="Recommendations", title="Light the path"),
]
PAPERS = (
    paper("repairs.txt", repairs("Mend every leaking tap in council homes"), meeting=date(2025, 1, 8)),
    paper("update.txt", repairs("Mend every leaking tap in all council homes"), meeting=date(2025, 6, 4)),
    paper("climate.txt", CLIMATES, meeting=date(2025, 3, 5)),
)


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with stored(tmp_path_factory.mktemp("record"), *PAPERS) as index:
        yield build_assistant(AssistantSettings(), index)


@pytest.fixture(scope="module")
def asked(clerk: Assistant) -> Asked:
    def answer(text: str, *history: str, **filters: object) -> Answer:
        turns = tuple(Turn(text=turn) for turn in history)
        return clerk.answer(Question(text=text, history=turns, filters=Filters(**filters)))  # type: ignore[arg-type]

    return answer


def test_a_reference_of_two_plans_is_asked_back_with_what_it_is_in_each(asked: Asked) -> None:
    answer = asked("Who leads A1?")
    assert answer.outcome is Outcome.CLARIFY
    assert answer.clarification
    assert [(choice.label, choice.title) for choice in answer.clarification.choices] == [
        ("A1", "Mend every leaking tap in all council homes"),
        ("A1", "Plant nine thousand trees"),
    ]
    assert "4 June 2025" in answer.clarification.choices[0].paper
    assert len(answer.citations) == 2
    assert answer.text.startswith("Which A1 do you mean?")


def test_picking_a_choice_answers_about_that_thing_alone(asked: Asked) -> None:
    answer = asked("Who leads A1?")
    assert answer.clarification
    for choice, lead in zip(answer.clarification.choices, ("Ann Ford", "Idris Penn"), strict=True):
        picked = asked(choice.question)
        assert picked.outcome is Outcome.ANSWERED
        assert lead in picked.claims[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Who leads A2?",
        "Who leads A1 of the climate plan?",
        "Who leads A1, the trees?",
        "Who led A1 in March 2025?",
        "Who leads A1 and A2?",
        "List all the actions under A1",
        "What changed on A1?",
        "Who leads the climate plan?",
    ],
)
def test_nothing_is_asked_back_where_the_question_tells(asked: Asked, text: str) -> None:
    assert asked(text).outcome is not Outcome.CLARIFY


def test_nothing_is_asked_back_where_the_filters_or_the_turns_before_tell(asked: Asked) -> None:
    assert asked("Who leads A1?", documents=("climate.txt",)).outcome is Outcome.ANSWERED
    assert asked("Who leads A1?", as_of=date(2025, 2, 1)).outcome is Outcome.ANSWERED
    assert asked("and A1?", "Who leads A2?").outcome is Outcome.ANSWERED
    assert asked("Who leads A1?", "What does the climate plan plant?").outcome is Outcome.ANSWERED


def test_turns_that_do_not_tell_leave_it_to_be_asked(asked: Asked) -> None:
    assert asked("Who leads A1?", "When do the allotments open?").outcome is Outcome.CLARIFY


def test_a_recommendation_is_never_taken_for_a_risk_of_its_letters(asked: Asked) -> None:
    assert asked("What does Recommendation 3 say?").outcome is not Outcome.CLARIFY
    risky = asked("How is R03 coming along?")
    assert risky.clarification
    assert {choice.title for choice in risky.clarification.choices} == {"No plumbers apply", "Light the path"}


def test_one_thing_worded_anew_is_one(asked: Asked) -> None:
    assert asked("Who leads A1?", as_of=date(2025, 6, 4), documents=("repairs.txt", "update.txt")).claims


def test_a_question_back_needs_two_choices(asked: Asked) -> None:
    answer = asked("Who leads A1?")
    assert answer.clarification
    only: tuple[Choice, ...] = answer.clarification.choices[:1]
    with pytest.raises(ValueError, match="two choices"):
        Clarification(text="Which?", choices=only)


def test_an_answer_is_one_of_the_three(asked: Asked) -> None:
    answer = asked("Who leads A1?")
    with pytest.raises(ValueError, match="one of the three"):
        Answer(question=answer.question, clarification=answer.clarification, claims=asked("Who leads B7?").claims)
