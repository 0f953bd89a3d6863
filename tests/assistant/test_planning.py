"""What a question asks for."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.types import Route, Slot
from tests.assistant.papers import planned, question


def test_references_are_canonical_with_the_other_forms_that_papers_give_them() -> None:
    assert planned("What came of Recommendation 07?").refs == ("r7", "recommendation 7")
    assert planned("how is b2 doing").refs == ("b2",)


def test_references_of_the_filters_count_as_asked() -> None:
    assert planned("Who leads it, in the end, of all people?", refs=("A02",)).refs == ("a2",)


def test_periods_are_read_once_each_in_their_order() -> None:
    assert planned("Was May 2024 better than 2023/24, or May 2024 worse?").periods == ("2024-05", "2023/24")


def test_a_follow_up_is_planned_by_its_own_words_and_refers_by_the_earlier_ones() -> None:
    plan = planned("When is it due?", "Who leads A2?")
    assert (plan.route, plan.slots, plan.refs) == (Route.DATE, (Slot.DATE,), ("a2",))
    assert (plan.own, plan.context) == ("When is it due?", "Who leads A2?")


def test_a_swapped_reference_keeps_the_route_of_the_earlier_question() -> None:
    plan = planned("And B2?", "Who leads A4?")
    assert (plan.text, plan.route, plan.refs) == ("Who leads B2?", Route.PERSON, ("b2",))


def test_a_range_asks_for_all_its_members() -> None:
    assert planned("Who leads A1 to A3?").refs == ("a1", "a2", "a3")


def test_of_a_range_those_are_asked_for_that_the_papers_hold(assistant: Assistant) -> None:
    assert assistant.plan(question("Who leads A1 to A12?")).plan.refs == ("a1", "a10", "a12", "a2", "a4")


def test_a_season_asks_for_its_months_and_a_papers_month_for_its_year(assistant: Assistant) -> None:
    assert assistant.plan(question("the spring 2025 figures")).plan.periods == (
        "2025-spring",
        "2025-03",
        "2025-04",
        "2025-05",
    )
    assert assistant.plan(question("the September report")).plan.periods == ("2025-09",)
