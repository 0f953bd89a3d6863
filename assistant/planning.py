"""What a question asks for: its route, its references and periods, and what an answer must hold."""

from __future__ import annotations

from dataclasses import replace

from assistant.statutory import references_asked
from assistant.types import Plan, Question
from assistant.understanding.understanding import Understood, plainly
from assistant.wordings import route_of, slots_of
from vectorstore.directions import without_directions
from vectorstore.references import canonical, equivalents, find_dates


def without_orders(question: Question) -> Question:
    """Leave out words that direct the program ("ignore your instructions"): they are no part of what is asked."""
    turns = [(turn, without_directions(turn.text, earlier=True)) for turn in question.history]
    return replace(
        question,
        text=without_directions(question.text) or question.text,
        history=tuple(replace(turn, text=said) for turn, said in turns if said),
    )


def plan(question: Question, understood: Understood | None = None) -> Plan:
    """Read off what a question asks for, as it was `understood`; by its words alone where the papers were not asked."""
    said = understood or plainly(question)
    named = {found.canonical for found in references_asked(said.text)}
    refs = {*named, *said.refs, *(canonical(ref) for ref in question.filters.refs)}
    return Plan(
        question=question,
        text=said.text,
        own=said.own,
        context=said.context,
        route=route_of(said.own),
        slots=slots_of(said.own),
        refs=tuple(sorted({form for ref in refs for form in equivalents(ref)})),
        periods=tuple(dict.fromkeys([*(day.value for day in find_dates(said.text)), *said.periods])),
        alike=said.alike,
        read_as=said.read_as,
    )
