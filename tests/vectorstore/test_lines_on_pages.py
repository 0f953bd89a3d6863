from __future__ import annotations

from vectorstore.lines_on_pages import Box, lines_of
from vectorstore.page_words import PageWords, packed
from vectorstore.spans import Span

WIDE, HIGH = 600.0, 800.0


def page(text: str, *boxes: tuple[float, float, float, float], sideways: bool = False) -> PageWords:
    """A page of these words, each with its box in points, in the order of the text."""
    places, at = [], 0
    for word, (left, top, right, bottom) in zip(text.split(), boxes, strict=True):
        at = text.index(word, at)
        places.append((at, at + len(word), left / WIDE, top / HIGH, right / WIDE, bottom / HIGH))
        at += len(word)
    return PageWords(number=1, width=WIDE, height=HIGH, sideways=sideways, packed=packed(places))


def lines(text: str, quote: str, *boxes: tuple[float, float, float, float], sideways: bool = False) -> list[Box]:
    start = text.index(quote)
    spans = [Span(start=start, end=start + len(quote))]
    found = lines_of(page(text, *boxes, sideways=sideways), text, spans)
    return [Box(left=round(b.left), top=round(b.top), right=round(b.right), bottom=round(b.bottom)) for b in found]


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


def test_words_of_one_line_have_one_box_and_other_words_none() -> None:
    found = lines("One two three", "two three", (60, 80, 90, 92), (96, 80, 120, 92), (126, 80, 156, 92))
    assert found == [box(96, 80, 156, 92)]


def test_a_part_of_a_word_lights_up_the_whole_of_it() -> None:
    assert lines("One two", "wo", (60, 80, 90, 92), (96, 80, 120, 92)) == [box(96, 80, 120, 92)]


def test_each_line_has_its_own_box() -> None:
    found = lines("One two\nthree", "two\nthree", (60, 80, 90, 92), (96, 80, 120, 92), (60, 95, 90, 107))
    assert found == [box(96, 80, 120, 92), box(60, 95, 90, 107)]


def test_each_cell_of_a_row_has_its_own_box_however_near() -> None:
    found = lines("One two\tthree", "One two\tthree", (60, 80, 90, 92), (96, 80, 120, 92), (126, 80, 156, 92))
    assert found == [box(60, 80, 120, 92), box(126, 80, 156, 92)]


def test_words_far_apart_on_one_line_are_of_two_columns() -> None:
    found = lines("One two", "One two", (60, 80, 90, 92), (320, 80, 350, 92))
    assert found == [box(60, 80, 90, 92), box(320, 80, 350, 92)]


def test_a_dash_and_a_raised_number_belong_to_their_line() -> None:
    found = lines("One – 2", "One – 2", (60, 80, 90, 92), (96, 85, 102, 87), (103, 79, 106, 86))
    assert found == [box(60, 79, 106, 92)]


def test_lines_that_run_up_the_page_are_lines_too() -> None:
    boxes = ((80, 700, 92, 730), (80, 660, 92, 694), (95, 700, 107, 730))
    assert lines("One two\nthree", "One two\nthree", *boxes, sideways=True) == [
        box(80, 660, 92, 730),
        box(95, 700, 107, 730),
    ]


def test_words_left_out_between_two_stretches_part_their_boxes() -> None:
    text, boxes = "One two three", ((60, 80, 90, 92), (96, 80, 120, 92), (126, 80, 156, 92))
    found = lines_of(page(text, *boxes), text, [Span(start=0, end=3), Span(start=8, end=13)])
    assert len(found) == 2
