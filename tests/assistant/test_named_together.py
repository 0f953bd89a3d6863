"""The sentence that names several references together is a likely answer to which of them do something."""

from __future__ import annotations

import pytest

from assistant.named_together import LOOKED_AT, named_together_first, together
from tests.assistant.papers import planned, stretch

NAMED = "A3.1, A3.4 and A3.7 replace the windows."
OTHERS = [stretch(f"Windows are old in ward {number}.", score=0.8 / (number + 1)) for number in range(LOOKED_AT)]
WHICH = "Which actions replace the windows?"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (NAMED, 3),
        ("A3.1; A3.4, and A3.7", 3),
        ("A3.1 is late. A3.4 and A3.7 are not.", 2),
        ("A3.1 & A3.4", 2),
        ("A3.1 is late.", 1),
        ("Windows are old.", 0),
    ],
)
def test_references_are_together_where_only_joints_stand_between(text: str, number: int) -> None:
    assert together(text) == number


def test_what_names_several_comes_next_to_the_likeliest() -> None:
    named = stretch(NAMED, score=0.02)
    found = named_together_first(planned(WHICH), [*OTHERS[:3], named, *OTHERS[3:]])
    assert [item.text for item in found][:2] == [OTHERS[0].text, NAMED]
    assert sorted(found, key=lambda item: -item.score) == list(found)


@pytest.mark.parametrize("text", ["When are the windows replaced?", "List all of it"])
def test_a_question_for_no_such_things_is_left_alone(text: str) -> None:
    found = (*OTHERS[:3], stretch(NAMED, score=0.02))
    assert named_together_first(planned(text), found) == found


def test_it_is_left_where_it_is_the_likeliest_already_or_far_from_it() -> None:
    for found in ((stretch(NAMED, score=0.9), *OTHERS), (*OTHERS, stretch(NAMED, score=0.02)), ()):
        assert named_together_first(planned(WHICH), found) == found
