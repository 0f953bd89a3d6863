"""Lines and cells, and how people are reached in them."""

from __future__ import annotations

import pytest

from assistant.people.lines import is_reach, lines_of, split, without_reach
from tests.assistant.people.papers import head, laid_out, row, say


def test_lines_and_filled_cells_come_in_the_order_of_the_text() -> None:
    document, blocks = laid_out(head("1 Contacts"), say("Jane Doe\n\n Clerk "), row("Tel", "", "01632 960 001"))
    found = list(lines_of(document, blocks))
    assert [line.text for line in found] == ["1 Contacts", "Jane Doe", "Clerk", "Tel", "01632 960 001"]
    assert [line.is_heading for line in found] == [True, False, False, False, False]
    assert [line.opens_row for line in found] == [False, False, False, True, False]
    assert [document.quote(line.span) for line in found] == [line.text for line in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Author: Jane Doe", ("Author", "Jane Doe")),
        ("Contact officer - Jane Doe", ("Contact officer", "Jane Doe")),
        ("DECISION NO:", ("DECISION NO", "")),
        ("Jane Doe", None),
        ("an aside: no label", None),
    ],
)
def test_a_line_is_split_at_its_first_sign(text: str, parts: tuple[str, str] | None) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jane Doe, Clerk, Tel: 01632 960 001", "Jane Doe, Clerk"),
        ("Jane Doe T: 01632 960 001 E: jane.doe@a.example", "Jane Doe"),
        ("Ann Poe +441632960001 ann.poe@a.example Bob Roe", "Ann Poe Bob Roe"),
        ("Jane Doe, Head of Tel Aviv Street", "Jane Doe, Head of Tel Aviv Street"),
    ],
)
def test_numbers_and_addresses_are_left_out_of_what_was_not_asked_for(text: str, left: str) -> None:
    assert without_reach(text) == left
    assert not is_reach(left)
