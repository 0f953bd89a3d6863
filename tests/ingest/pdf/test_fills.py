from __future__ import annotations

from ingest.pdf.fills import colour_of, fill_of
from ingest.pdf.sheet import Box, Fill, Word

CELL = Box(left=0, top=0, right=100, bottom=20)
RED, GREEN, WHITE = (192, 0, 0), (0, 176, 80), (255, 255, 255)


def painted(right: float, colour: tuple[int, int, int]) -> Fill:
    return Fill(box=Box(left=0, top=0, right=right, bottom=20), colour=colour)


def test_a_cell_has_the_hue_that_covers_it() -> None:
    assert fill_of(CELL, [painted(100, RED)]) == "red"


def test_a_fill_on_less_than_a_third_of_the_cell_does_not_count() -> None:
    assert fill_of(CELL, [painted(25, RED)]) is None


def test_what_is_painted_later_hides_what_is_below() -> None:
    assert fill_of(CELL, [painted(100, RED), painted(100, GREEN)]) == "green"
    assert fill_of(CELL, [painted(100, RED), painted(100, WHITE)]) is None
    assert fill_of(CELL, [painted(100, WHITE), painted(100, RED)]) == "red"


def test_of_two_hues_the_larger_counts() -> None:
    assert fill_of(CELL, [painted(100, RED), painted(40, GREEN)]) == "red"


def test_a_cell_without_height_has_no_hue() -> None:
    assert fill_of(Box(left=0, top=0, right=100, bottom=0), [painted(100, RED)]) is None


def sign(text: str, colour: tuple[int, int, int]) -> Word:
    return Word(text=text, box=Box(left=45, top=5, right=55, bottom=15), colour=colour)


def test_a_cell_without_a_fill_has_the_hue_of_the_sign_in_it() -> None:
    dot = Fill(box=Box(left=45, top=5, right=55, bottom=15), colour=GREEN, plain=False)
    assert colour_of(CELL, [], [dot]) == "green"
    assert colour_of(CELL, [sign("●", RED)], []) == "red"


def test_coloured_words_and_signs_of_two_hues_are_no_rating() -> None:
    dots = [Fill(box=Box(left=x, top=5, right=x + 10, bottom=15), colour=hue) for x, hue in ((10, RED), (40, GREEN))]
    assert colour_of(CELL, [sign("Late", RED)], []) is None
    assert colour_of(CELL, [], dots) is None
    assert colour_of(CELL, [sign("•", (0, 0, 0))], []) is None
