from __future__ import annotations

from pathlib import Path

from ingest.pdf.layout import in_reading_order, written
from ingest.pdf.sheet import Box, Word
from tests.ingest.pdf.drawing import LINE, Drawing, read


def word(text: str, x: float, y: float, **more: bool) -> Word:
    return Word(text=text, box=Box(left=x, top=y, right=x + 6.0 * len(text), bottom=y + 10), **more)


def test_lines_stay_lines_and_a_gap_between_them_is_a_blank_line(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "A paragraph that is\nbroken over two lines.")
    drawing.words(60, 80 + 4 * LINE, "Another one.")
    assert read(drawing.save())[0].text == "A paragraph that is\nbroken over two lines.\n\nAnother one."


def test_words_come_in_the_order_in_which_the_file_draws_them(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "Left column\ngoes on")
    drawing.words(320, 80, "Right column")
    assert read(drawing.save())[0].text == "Left column\ngoes on\n\nRight column"


def test_a_word_drawn_in_pieces_is_one_word_and_words_far_apart_are_two(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "waste")
    drawing.words(60 + drawing.width("waste"), 80, "land", bold=True)
    drawing.words(300, 80, "far")
    assert read(drawing.save())[0].text == "wasteland far"


def test_a_word_broken_at_a_lines_end_keeps_its_hyphen_and_its_line(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "the neighbour-\nhood plan")
    assert read(drawing.save())[0].text == "the neighbour-\nhood plan"


def test_a_cell_drawn_from_the_bottom_up_is_read_from_the_top_down() -> None:
    words = [word("third", 0, 40), word("first", 0, 10), word("second", 40, 11)]
    assert in_reading_order([0, 1, 2], words) == [1, 2, 0]


def test_a_page_without_words_is_an_empty_text() -> None:
    page = written([], [], frozenset())
    assert (page.text, page.tables, page.deletions) == ([], [], [])
