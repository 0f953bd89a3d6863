from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from ingest.drawing import Drawer
from ingest.readers.base import ReadPage
from tests.ingest.pdf.drawing import LINE, Drawing, read
from vectorstore.lines_on_pages import Box, lines_of
from vectorstore.spans import Span

SAID = "The pontoon is mended"


def paper(path: Path) -> Path:
    drawing = Drawing(path)
    drawing.words(60, 80, "Moorings\nof the harbour")
    drawing.words(120, 80 + 6 * LINE, SAID)
    drawing.table(60, 400, [120, 200], [["Slip", "State"], ["Slip A", "Open from\nMay"]])
    return drawing.save()


def boxes_of(page: ReadPage, quote: str) -> tuple[Box, ...]:
    assert page.words
    start = page.text.index(quote)
    return lines_of(page.words, page.text, [Span(start=start, end=start + len(quote))])


def ink_in(path: Path, box: Box) -> tuple[float, float]:
    """The share of dark dots inside a box of the page as PDFium draws it, and in all of the page."""
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    inside = picture.crop((round(box.left * 2), round(box.top * 2), round(box.right * 2), round(box.bottom * 2)))
    dark = [sum(part.histogram()[:128]) for part in (inside, picture)]
    return dark[0] / (inside.width * inside.height), dark[1] / (picture.width * picture.height)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_box_of_a_quote_lies_on_its_ink_however_the_page_is_turned(tmp_path: Path, degrees: int) -> None:
    writer = PdfWriter()
    writer.add_page(PdfReader(paper(tmp_path / "a.pdf")).pages[0]).rotate(degrees)
    writer.write(tmp_path / "turned.pdf")
    (page,) = read(tmp_path / "turned.pdf")
    (box,) = boxes_of(page, SAID)
    inside, everywhere = ink_in(tmp_path / "turned.pdf", box)
    assert inside > 10 * everywhere
    assert page.words and page.words.sideways is (degrees in (90, 270))
    long, short = (
        (box.bottom - box.top, box.right - box.left) if degrees % 180 else (box.right - box.left, box.bottom - box.top)
    )
    assert 85 < long < 110 and 8 < short < 16


def test_boxes_are_those_of_the_part_that_a_cropped_page_shows(tmp_path: Path) -> None:
    writer = PdfWriter()
    page = writer.add_page(PdfReader(paper(tmp_path / "a.pdf")).pages[0])
    page.cropbox.lower_left, page.cropbox.upper_right = (100, 500), (500, 800)
    writer.write(tmp_path / "cropped.pdf")
    (shown,) = read(tmp_path / "cropped.pdf")
    assert shown.words and (round(shown.words.width), round(shown.words.height)) == (400, 300)
    (box,) = boxes_of(shown, SAID)
    inside, everywhere = ink_in(tmp_path / "cropped.pdf", box)
    assert inside > 5 * everywhere


def test_a_row_has_a_box_for_each_line_of_each_cell(tmp_path: Path) -> None:
    (page,) = read(paper(tmp_path / "a.pdf"))
    start = page.text.index("Slip A")
    found = boxes_of(page, page.text[start : page.text.index("May") + 3])
    assert [round(box.left) for box in found] == [65, 185, 185]


def test_words_said_twice_have_each_their_own_place(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "Open")
    drawing.words(60, 300, "Open")
    (page,) = read(drawing.save())
    assert page.words
    first, second = lines_of(page.words, page.text, [Span(start=0, end=4)]), boxes_of(page, "\nOpen")
    assert first[0].top < 100 < second[0].top


def test_an_empty_page_has_no_words_and_can_be_drawn(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.turn_page()
    path = drawing.save()
    (page,) = read(path)
    assert page.words and page.words.words == ()
    drawer = Drawer()
    assert drawer.draw(path, 1)[8:12] == b"WEBP"
    drawer.close()
