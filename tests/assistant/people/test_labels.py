"""Labels, and whether words name anybody."""

from __future__ import annotations

import pytest

from assistant.people.labels import label_of, names_first, names_people, values_of
from assistant.people.lines import lines_of
from tests.assistant.people.papers import Part, laid_out, row, say


@pytest.mark.parametrize(
    ("text", "named"),
    [("Jane Doe", True), ("Head of Homes", True), ("Not applicable", False), ("N/A", False), ("All", False)],
)
def test_people_are_named_by_name_or_by_post(text: str, named: bool) -> None:
    assert names_people(text) is named


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jane Doe, Clerk", True),
        ("Cllr J. Doe", True),
        ("Clerk: Jane Doe", False),
        ("Phone Number 01632 960 001", False),
    ],
)
def test_a_line_of_a_list_begins_with_a_name(text: str, first: bool) -> None:
    assert names_first(text) is first


@pytest.mark.parametrize(
    ("parts", "label", "values"),
    [
        ([say("Report of: Jane Doe")], ("Report of", "Jane Doe"), []),
        ([say("REPORT OF THE DIRECTOR OF HOMES")], ("REPORT OF", "THE DIRECTOR OF HOMES"), []),
        ([say("Report of a visit to the depot")], ("", ""), []),
        (
            [say("Report author: Relevant director:\nAnn Poe Bob Roe")],
            ("Report author and Relevant director", ""),
            ["Ann Poe Bob Roe"],
        ),
        ([say("Report author:\nAnn Poe"), row("Saving", "£3m")], ("Report author", ""), ["Ann Poe"]),
        ([say("Report author:\nAnn Poe\nShe is glad."), say("Bob Roe")], ("Report author", ""), ["Ann Poe"]),
        (
            [row("Lead officer", "Ann Poe", "01632 960 001", "Bob Roe")],
            ("Lead officer", ""),
            ["Ann Poe", "01632 960 001"],
        ),
    ],
)
def test_a_label_stands_for_what_is_beside_or_below_it(
    parts: list[Part], label: tuple[str, str], values: list[str]
) -> None:
    first, *others = lines_of(*laid_out(*parts))
    assert label_of(first, others[:1]) == label
    assert [line.text for line in values_of(first, others, label[1])] == (values if label[0] else [])
