"""What a reader takes back."""

from __future__ import annotations

import pytest

from assistant.understanding.correcting import corrected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I meant 2024", "2024"),
        ("no, B6", "B6"),
        ("sorry B6", "B6"),
        ("no sorry, I meant for England", "for England"),
        ("sorry, I meant to ask about the harbour", "the harbour"),
        ("actually, who leads B6?", "who leads B6?"),
        ("make that May 2025", "May 2025"),
        ("wrong year: 2023", "2023"),
        ("not 2024, 2023", "2023"),
        ("no, not the Cabinet, the Panel", "the Panel"),
        ("no, B6 not B7", "B6"),
        ("not that one, B6", "B6"),
        ("sorry meant B6", "B6"),
        ("no i meant september", "september"),
    ],
)
def test_what_was_meant_instead_is_read_off(text: str, meant: str) -> None:
    assert corrected(text) == meant


@pytest.mark.parametrize(
    "text", ["and B6?", "No progress on it?", "not started actions", "Which is not B6?", "Notes of the meeting, please"]
)
def test_what_takes_nothing_back_is_no_correction(text: str) -> None:
    assert corrected(text) == ""
