"""Tables for a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from api.printing_tables import table_of, widths_of

HEADINGS = ("Ref", "Action")
ROWS = [("A1", "Mend the harbour wall"), ("A2", "")]


def printed(room: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=room).print(table_of(HEADINGS, ROWS, room))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_table_takes_no_more_room_than_its_cells_need() -> None:
    assert widths_of(HEADINGS, ROWS, 80) == [3, 21]
    assert printed(80)[2:] == ["A1   Mend the harbour wall", "A2"]


def test_room_goes_to_the_column_that_takes_the_most_lines_and_no_word_breaks() -> None:
    assert widths_of(HEADINGS, ROWS, 17) == [3, 12]
    assert printed(17)[2:4] == ["A1   Mend the", "     harbour wall"]


@pytest.mark.parametrize("room", [11, 3])
def test_without_room_for_the_longest_words_there_are_no_widths_and_words_break(room: int) -> None:
    assert widths_of(HEADINGS, ROWS, room) is None
    assert len(printed(room)) > 5
    assert max(map(len, printed(room))) <= room


def test_columns_without_words_are_as_wide_as_nothing() -> None:
    assert widths_of(("", "B"), [("", "x")], 10) == [0, 1]
