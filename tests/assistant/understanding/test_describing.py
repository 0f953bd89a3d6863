"""Follow-ups that describe another thing of the same sort."""

from __future__ import annotations

import pytest

from assistant.understanding.describing import described, of_sort, voted_on


@pytest.mark.parametrize(
    ("text", "earlier", "asked"),
    [
        ("and the one about buses?", "who moved the motion on parks", "who moved the motion about buses"),
        ("the other one on buses", "Did the parks motion pass?", "Did the motion on buses pass?"),
        ("what about the buses one", "did the parks motion pass", "did the buses motion pass"),
        ("and the one on trees", "Who leads the action on the harbour wall?", "Who leads the action on trees?"),
        ("and the next one?", "who moved the motion on parks", ""),
        ("and the one in May 2024?", "who moved the motion on parks", ""),
        ("and the one on who leads", "who moved the motion on parks", ""),
        ("and the one about buses?", "who leads A4", ""),
    ],
)
def test_a_thing_is_described_by_what_the_one_is_about(text: str, earlier: str, asked: str) -> None:
    assert described(text, earlier) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("and library fines?", "did the library fines motion pass"),
        ("and the result?", ""),
        ("and against?", ""),
        ("and Mr Pike?", ""),
        ("and in May 2024?", ""),
        ("why?", ""),
    ],
)
def test_a_motion_is_named_by_its_subject_alone(text: str, asked: str) -> None:
    assert voted_on(text, "did the parks motion pass") == asked


def test_only_what_is_voted_on_is_named_so() -> None:
    assert voted_on("and the cost?", "when does the harbour scheme end") == ""
    assert voted_on("and buses?", "who leads A4") == ""
    assert of_sort("buses", "who leads A4") == ""
