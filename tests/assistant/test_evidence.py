"""Which stretches of the passages found a writer may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import evidence, planning
from assistant.assistant import Assistant
from assistant.evidence import LIMITS, candidates, choose
from assistant.query import take_apart
from assistant.types import Evidence, Route
from tests.assistant.papers import planned, question, row, stretch
from vectorstore.types import Span


def found(assistant: Assistant, text: str) -> tuple[Evidence, ...]:
    plan = planning.plan(question(text))
    query = take_apart(plan, assistant.index, assistant.words)
    hits = assistant.retriever.retrieve(plan, 20)
    return candidates(query, hits, assistant.index, assistant.words)


def texts(chosen: Sequence[Evidence]) -> list[str]:
    return [item.text for item in chosen]


def test_the_likeliest_stretch_comes_first_and_no_place_twice(assistant: Assistant) -> None:
    listed = found(assistant, "How much will the damp programme cost?")
    assert [item.score for item in listed] == sorted((item.score for item in listed), reverse=True)
    places = [(item.document.id, item.span) for item in listed]
    assert len(places) == len(set(places))
    assert "damp programme" in listed[0].text


def test_a_place_that_is_found_twice_keeps_its_better_likelihood(assistant: Assistant) -> None:
    plan = planned("How much will the damp programme cost?")
    query = take_apart(plan, assistant.index, assistant.words)
    hits = assistant.retriever.retrieve(plan, 5)
    worse = [replace(hit, rank=hit.rank + 50, score=hit.score / 10) for hit in hits]
    alone = candidates(query, hits, assistant.index, assistant.words)
    for both in ([*hits, *worse], [*worse, *hits]):
        assert candidates(query, both, assistant.index, assistant.words) == alone


def test_every_stretch_lies_in_its_block_and_tells_how_likely_it_is(assistant: Assistant) -> None:
    for item in found(assistant, "Who leads A2?"):
        assert item.block.span.contains(item.span)
        assert 0 <= item.score <= 1


def test_the_row_of_the_reference_is_likelier_than_what_mentions_it(assistant: Assistant) -> None:
    best = found(assistant, "Who leads A2?")[0]
    assert best.block.locator.row == "A2"
    assert best.features["is_ref"] == 1


def test_a_minute_is_known_by_its_number(assistant: Assistant) -> None:
    of_minute = [item for item in found(assistant, "What was said under Minute 23?") if item.features["is_ref"]]
    assert of_minute
    assert {item.block.locator.minute for item in of_minute} == {"23"}


def test_nothing_found_gives_nothing_to_choose(assistant: Assistant) -> None:
    query = take_apart(planned("Who leads A2?"), assistant.index, assistant.words)
    assert candidates(query, (), assistant.index, assistant.words) == ()
    assert choose(planned("Who leads A2?"), ()) == ()


def test_the_same_words_are_chosen_once_whatever_their_case_and_marks() -> None:
    twice = [stretch("The vans are old."), stretch("- the VANS are old"), stretch("The vans are new.")]
    assert texts(choose(planned("How are the vans?"), twice)) == ["The vans are old.", "The vans are new."]


def test_what_is_far_less_likely_than_the_best_is_left_out() -> None:
    near, far = (
        stretch("The vans are old.", score=0.8),
        stretch("The panel met.", score=0.8 * evidence.KEEP_OVER_BEST / 2),
    )
    assert texts(choose(planned("What is the age of the vans?"), [near, far])) == [near.text]


@pytest.mark.parametrize(
    "text", ["List the vans", "How many vans are old?", "Compare the vans with the lorries", "Why are the vans old?"]
)
def test_a_question_that_wants_several_things_keeps_less_likely_ones(text: str) -> None:
    plan = planned(text)
    best, second, far = (
        stretch("The vans are old.", score=0.8),
        stretch("The panel met.", score=0.8 * evidence.KEEP_OVER_BEST / 2),
        stretch("It rained.", score=0.8 * evidence.KEEP[plan.route] / 2),
    )
    assert texts(choose(plan, [best, second, far])) == [best.text, second.text]


def test_of_each_reference_asked_about_the_best_is_kept_even_if_far_less_likely() -> None:
    columns = ("Ref", "Lead")
    listed = [row(columns, ("A2", "Head of Repairs"), score=0.9), row(columns, ("B2", "Head of Lettings"), score=0.01)]
    both = choose(planned("Who leads A2 and B2?"), listed)
    assert [(item.label, item.block.locator.row) for item in both] == [("E1", "A2"), ("E2", "B2")]
    assert [item.block.locator.row for item in choose(planned("Who leads A2?"), listed)] == ["A2"]


def test_what_is_chosen_is_labelled_from_the_best_on() -> None:
    listed = [stretch(f"Van {n} of the fleet is old.", score=0.9 - n / 10) for n in range(3)]
    assert [item.label for item in choose(planned("How are the vans?"), listed)] == ["E1", "E2", "E3"]


@pytest.mark.parametrize("text", ["How are the vans?", "List the vans", "How many vans are there?", "Compare the vans"])
@given(count=st.integers(1, 40))
def test_no_more_is_chosen_than_the_route_takes(text: str, count: int) -> None:
    plan = planned(text)
    limit = LIMITS.get(plan.route, evidence.FEW)
    chosen = choose(plan, [stretch(f"Van number {n} is old.") for n in range(count)])
    assert len(chosen) == min(count, limit)


def test_a_list_takes_more_evidence_than_a_fact() -> None:
    assert LIMITS[Route.LIST] > LIMITS[Route.COMPARE] > evidence.FEW


def test_the_evidence_is_the_words_of_record() -> None:
    item = stretch("The vans are old.")
    assert replace(item, span=Span(start=4, end=8)).text == "vans"
