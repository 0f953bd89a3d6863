"""How many words an answer is told in."""

from __future__ import annotations

import pytest

from assistant.brevity import AMPLE, AT_LENGTH, MIDDLING, PAIRED, SHORT, Room, parts_asked, room_for
from tests.assistant.papers import planned


@pytest.mark.parametrize(
    ("question", "room"),
    [
        ("How many vans were let go?", SHORT),
        ("How much did the clock cost?", SHORT),
        ("By what date do all the reports have to be in?", SHORT),
        ("What is the rent of an allotment plot?", SHORT),
        ("How soon are the vans to go?", MIDDLING),
        ("the ward's percentage?", SHORT),
        ("Who leads A2?", MIDDLING),
        ("Which projects are late?", AMPLE),
        ("Is A2 on track?", AMPLE),
        ("Why was the clock sold?", AT_LENGTH),
        ("How does the March plan compare with the May one?", AT_LENGTH),
        ("How many vans were let go, and when?", PAIRED),
        ("Who leads A2, and by when is it due?", PAIRED),
        ("How many vans were let go, and when, and who drives what?", AT_LENGTH),
        ("Which projects are late, and when are they due?", AT_LENGTH),
    ],
)
def test_one_figure_or_day_is_told_in_a_breath_and_what_has_parts_at_length(question: str, room: Room) -> None:
    assert room_for(planned(question)) == room


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("How many vans were let go?", 1),
        ("Until when should we be told how the vans are doing?", 1),
        ("A4 - who leads it, and by what date is it due?", 2),
        ("When is the survey due and when the code?", 2),
        ("What is a stakeout and can anyone watch?", 2),
        ("vans?", 0),
    ],
)
def test_a_question_word_inside_a_clause_asks_for_nothing_more(text: str, parts: int) -> None:
    assert parts_asked(text) == parts
