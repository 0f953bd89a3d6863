"""What opens the items of a list is read as such, and running text is not."""

from __future__ import annotations

import pytest

from assistant.marks import Mark, mark_starts, marks_of


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("• mend the roof", {("bullet •", 0, "")}),
        ("•mend the roof", {("bullet •", 0, "")}),
        ("- mend the roof", {("bullet -", 0, "")}),
        ("o mend the roof", {("bullet o", 0, "")}),
        ("(b) mend the roof", {("letter", 2, "")}),
        ("- B. mend the roof", {("capital", 2, "")}),
        ("12) mend the roof", {("number", 12, "")}),
        ("- i) mend the roof", {("letter", 9, ""), ("roman", 1, "")}),
        ("(xii) mend the roof", {("roman", 12, "")}),
        ("- 4.10 mend the roof", {("paragraph", 10, "")}),
        ("- 4.9 Phase 2, Design: mend the roof", {("label", 2, "phase")}),
        ("Option 3: mend the roof", {("label", 3, "option")}),
        ("Priority Two - mend the roof", {("label", 2, "priority")}),
        ("THEME C", {("label", 3, "theme")}),
        ("Theme D: homes", {("label", 4, "theme")}),
    ],
)
def test_what_opens_an_item_is_told_with_its_place(text: str, marks: set[tuple[str, int, str]]) -> None:
    assert marks_of(text) == {Mark(family=family, number=number, label=label) for family, number, label in marks}


@pytest.mark.parametrize(
    "text",
    [
        "The roof was mended in March.",
        "-£1.2m of the roof fund",
        "**Lead: Director of Homes**",
        "2025 was a hard year for roofs.",
        "Option 3 was the dearest of all.",
        "Issue 2 – Roofs ...................................... 14",
        "(vix) no such number",
        "office roofs are mended first",
    ],
)
def test_running_text_and_lines_of_a_table_of_contents_open_no_item(text: str) -> None:
    assert not marks_of(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Three things:\n• roofs\n• doors", ["Three things:\n", "• roofs\n", "• doors"]),
        ("3.6 Three things:\n - roofs\n - doors", ["3.6 Three things:\n", " - roofs\n", " - doors"]),
        ("• roofs:\no slates\no tiles\n• doors", ["• roofs:\no slates\no tiles\n", "• doors"]),
        ("• roofs:\no slates\no tiles", ["• roofs:\no slates\no tiles"]),
        ("Roofs leak.\nDoors stick.", ["Roofs leak.\nDoors stick."]),
        ("\nRoofs leak.", ["\nRoofs leak."]),
    ],
)
def test_a_block_is_cut_at_its_items_and_not_at_what_is_nested_in_them(text: str, parts: list[str]) -> None:
    starts = mark_starts(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == parts
