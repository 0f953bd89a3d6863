from __future__ import annotations

from ingest.lines import split_lines
from vectorstore.types import Page, Span


def test_lines_stand_where_the_text_says_they_do() -> None:
    text = "one\r\ntwo\n\nthree\rfour\ffive"
    lines = split_lines(text)
    assert [line.text for line in lines] == ["one", "two", "", "three", "four", "five"]
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_a_line_knows_its_page() -> None:
    pages = (Page(number=1, span=Span(start=0, end=3)), Page(number=2, span=Span(start=6, end=9)))
    lines = split_lines("one\n\f\ntwo", pages)
    assert [line.page for line in lines if not line.blank] == [0, 1]


def test_the_body_of_a_line_has_no_space_at_its_ends() -> None:
    line = split_lines("  two words  ")[0]
    assert (line.body.start, line.body.end) == (2, 11)


def test_only_a_line_with_cells_is_a_row() -> None:
    assert [line.row for line in split_lines("a\tb\nplain\n\t\n")] == [True, False, False]
