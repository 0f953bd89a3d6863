"""Ranges of references, written out."""

from __future__ import annotations

import pytest

from assistant.understanding.ranges import ranges_in


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("A3.4 to A3.7", ("a3.4", "a3.5", "a3.6", "a3.7")),
        ("a3.4-a3.5", ("a3.4", "a3.5")),
        ("R01–R03", ("r1", "r2", "r3")),
        ("recommendations 3 to 5", ("recommendation 3", "recommendation 4", "recommendation 5")),
        ("Savings 150-152", ("saving 150", "saving 151", "saving 152")),
        ("Saving 150 to 151", ("saving 150", "saving 151")),
        ("paragraphs 3.1-3.3", ("paragraph 3.1", "paragraph 3.2", "paragraph 3.3")),
        ("workstreams A to C", ("workstream a", "workstream b", "workstream c")),
        ("workstream A to C actions", ("workstream a", "workstream b", "workstream c")),
        ("everything from A1 to A3", ("a1", "a2", "a3")),
    ],
)
def test_a_range_gives_its_ends_and_all_between(text: str, members: tuple[str, ...]) -> None:
    assert ranges_in(text) == members


@pytest.mark.parametrize(
    "text",
    [
        "recommendations 3 and 5",
        "A1 to B3",
        "A7 to A3",
        "A1 to A900",
        "did it move from B1 to B3",
        "it went from B1-3",
        "Savings 150-2025/26",
        "who leads A1 to date",
    ],
)
def test_what_only_looks_like_a_range_gives_nothing(text: str) -> None:
    assert ranges_in(text) == ()
