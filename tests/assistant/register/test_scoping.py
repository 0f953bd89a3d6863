"""Which rows a question counts from."""

from __future__ import annotations

import pytest

from assistant.register.scoping import letters_in, stated_count


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Of the seven B projects, how many are closed?", ("project b",)),
        ("Which C actions are late?", ("project c",)),
        ("List the A projects and the D projects", ("project a", "project d")),
        ("A projects were late. Which ones?", ()),
        ("Which Group B actions are late?", ()),
        ("Which projects in plan B are late?", ()),
        ("Which B2 actions are late?", ()),
    ],
)
def test_rows_are_named_by_the_letter_of_their_numbers(text: str, refs: tuple[str, ...]) -> None:
    assert letters_in(text) == refs


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("of the seven recs in the third report how many are complete?", "recs", 7),
        ("How many of the 287 open actions are late?", "actions", 287),
        ("All of the twenty risks", "risks", 20),
        ("How many actions are there?", "actions", None),
        ("Which actions have 7 parts?", "actions", None),
        ("Of the seven members, who owns actions?", "actions", None),
        ("Which of the 10 March actions are late?", "actions", None),
        ("Of the seven, which?", "", None),
    ],
)
def test_a_question_can_say_how_many_rows_there_are(text: str, noun: str, count: int | None) -> None:
    assert stated_count(text, noun) == count
