"""The words by which a question tells its route and what an answer must hold."""

from __future__ import annotations

import pytest

from assistant.types import Route, Slot
from assistant.wordings import route_of, slots_of


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("Compare the two bids for the vans", Route.COMPARE),
        ("Is the backlog lower than last year?", Route.COMPARE),
        ("How many homes have damp?", Route.COUNT),
        ("List the projects", Route.LIST),
        ("Which projects are late?", Route.LIST),
        ("Which firm runs the ferry?", Route.FACT),
        ("Which of the firms runs boats?", Route.LIST),
        ("Which ward has the most boats?", Route.LIST),
        ("What does RAG mean?", Route.DEFINITION),
        ("Why did the second shift begin?", Route.EXPLAIN),
        ("What is the status of A2?", Route.STATUS),
        ("Is A2 on track?", Route.STATUS),
        ("Who leads A2?", Route.PERSON),
        ("How far have we got with A2?", Route.STATUS),
        ("How far is the depot?", Route.NUMBER),
        ("When is A2 due?", Route.DATE),
        ("How much will the damp programme cost?", Route.NUMBER),
        ("By what date do all the reports have to be in?", Route.DATE),
        ("What percentage of homes did the survey say have damp?", Route.NUMBER),
        ("What percentage of homes is damp in each of the wards?", Route.LIST),
        ("Tell me something about the harbour wall", Route.FACT),
    ],
)
def test_the_words_of_a_question_give_its_route(question: str, route: Route) -> None:
    assert route_of(question) is route


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("Who leads A2?", {Slot.PERSON}),
        ("When is A2 due?", {Slot.DATE}),
        ("Who leads A2, and when does it end?", {Slot.DATE, Slot.PERSON}),
        ("Tell me when the ferry sails", {Slot.DATE}),
        ("What do they mean by chasing when they talk of calls?", set()),
        ("What timescale does A2 have?", {Slot.DATE}),
        ("Is the timescale of A2 sound?", set()),
        ("How far have we got with A2?", set()),
        ("How far is the depot?", {Slot.NUMBER}),
        ("How much does the ferry have to save?", {Slot.MONEY, Slot.NUMBER}),
        ("What will the harbour master be paid?", {Slot.MONEY}),
        ("What is the cash target of the ferry?", {Slot.MONEY}),
        ("When does the cash for the ferry stop?", {Slot.DATE}),
        ("How many homes have damp?", {Slot.NUMBER}),
        ("What percentage of homes has damp?", {Slot.PERCENTAGE}),
        ("How much will the ferry cost?", {Slot.MONEY, Slot.NUMBER}),
        ("How much carbon was saved?", {Slot.NUMBER}),
        ("How much money was saved?", {Slot.MONEY, Slot.NUMBER}),
        ("How much more profit did the ferry make?", {Slot.MONEY, Slot.NUMBER}),
        ("How much had been spent on the ferry?", {Slot.MONEY, Slot.NUMBER}),
        ("What is the net ferry budget for 2025?", {Slot.MONEY}),
        ("What is the ferry costing us?", {Slot.MONEY}),
        ("What's the ferry budget?", {Slot.MONEY}),
        ("What did the closure save?", {Slot.MONEY}),
        ("What is the budget process?", set()),
        ("What income does the ferry make?", {Slot.MONEY}),
        ("Net budget for the ferry?", {Slot.MONEY}),
        ("What's the new ferry going to cost?", {Slot.MONEY}),
        ("Which rating did the ferry get?", {Slot.COLOUR}),
        ("Up to what age is the ferry free?", {Slot.NUMBER}),
        ("Where does the ferry rank?", {Slot.NUMBER}),
        ("What was the turnout for the ferry survey?", {Slot.NUMBER}),
        ("What is the name of the officer?", {Slot.NAME}),
        ("What RAG rating has A2?", {Slot.COLOUR}),
        ("What was resolved about the rents?", {Slot.DECISION}),
        ("Tell me something about the harbour wall", set()),
    ],
)
def test_the_words_of_a_question_give_what_an_answer_must_hold(question: str, slots: set[Slot]) -> None:
    assert set(slots_of(question)) == slots
