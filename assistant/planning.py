"""What a question asks for: its route, its references and periods, and what an answer must hold."""

from __future__ import annotations

from assistant.rewriting import stand_alone
from assistant.types import Plan, Question, Turn
from assistant.wordings import route_of, slots_of
from vectorstore.directions import without_directions
from vectorstore.references import canonical, equivalents, find_dates, find_references


def plan(question: Question) -> Plan:
    """Make the question stand alone and read off what it asks for.

    Words that direct the program ("ignore your instructions") are no part of what is asked, now or earlier.
    """
    asked = without_directions(question.text) or question.text
    earlier = [Turn(text=said) for turn in question.history if (said := without_directions(turn.text, earlier=True))]
    alone = stand_alone(asked, earlier)
    named = {reference.canonical for reference in find_references(alone.text, loose=True)}
    refs = named | {canonical(ref) for ref in question.filters.refs}
    return Plan(
        question=question,
        text=alone.text,
        own=alone.own,
        context=alone.context,
        route=route_of(alone.own),
        slots=slots_of(alone.own),
        refs=tuple(sorted({form for ref in refs for form in equivalents(ref)})),
        periods=tuple(dict.fromkeys(day.value for day in find_dates(alone.text))),
    )
