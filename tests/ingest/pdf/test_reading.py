from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfWriter

from ingest.errors import UnreadableFile
from ingest.pdf.reading import read_pages
from tests.ingest.pdf.drawing import Drawing, read, rows_of

SHARED = Path(os.environ.get("CLERK_SHARED") or Path(__file__).resolve().parents[4] / "shared")
WIDTHS = [60, 160, 90]
HEADS = ["Ref", "Action", "Status"]


def test_a_table_with_the_same_columns_goes_on_over_a_page(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 700, WIDTHS, [HEADS, ["A1", "Mend the", "Late"]])
    drawing.words(60, 810, "Page 1 of 2")
    drawing.turn_page()
    drawing.table(60, 80, WIDTHS, [HEADS, ["", "roof", ""], ["A2", "Paint", "Done"]])
    first, second = read(drawing.save())
    assert not first.tables[0].continues
    assert second.tables[0].continues
    assert rows_of(second)[1] == ["", "roof", ""]


def test_a_last_row_that_goes_on_in_one_column_alone_is_a_row_of_the_table(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 700, WIDTHS, [HEADS, ["A1", "Mend the", "Late"]])
    drawing.turn_page()
    drawing.table(60, 80, WIDTHS, [["", "roof and the gutters", ""]])
    assert rows_of(read(drawing.save())[1]) == [["", "roof and the gutters", ""]]


def test_a_table_after_running_text_or_with_other_columns_does_not_go_on(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 600, WIDTHS, [HEADS, ["A1", "Roof", "Late"]])
    drawing.turn_page()
    drawing.words(60, 60, "\n".join(f"Line {i} of a paragraph that stands before it" for i in range(6)))
    drawing.table(60, 200, WIDTHS, [HEADS, ["B1", "Bins", "Late"]])
    drawing.turn_page()
    drawing.table(60, 80, [200, 60, 50], [HEADS, ["C1", "Cars", "Late"]])
    assert [page.tables[0].continues for page in read(drawing.save())] == [False, False, False]


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_on_its_side_reads_as_if_upright(tmp_path: Path, quarter: int) -> None:
    upright = Drawing(tmp_path / "a.pdf", wide=True)
    upright.words(60, 60, "Before it.")
    upright.table(60, 80, WIDTHS, [HEADS, ["A1", "Roof", "Late"], ["A2", "Paint", "Done"]], fills={(1, 2): "C00000"})
    path = upright.save()
    turned = PdfWriter(clone_from=path)
    turned.pages[0].rotate(quarter)
    turned.write(tmp_path / "turned.pdf")
    content = PdfWriter(clone_from=tmp_path / "turned.pdf")
    content.pages[0].transfer_rotation_to_content()
    content.write(tmp_path / "drawn.pdf")
    of_turned, of_drawn, of_upright = (
        read(paper)[0] for paper in (tmp_path / "turned.pdf", tmp_path / "drawn.pdf", path)
    )
    assert replace(of_turned, words=None) == replace(of_drawn, words=None) == replace(of_upright, words=None)


def test_a_page_that_cannot_be_read_is_without_words_and_the_others_are_read(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 60, "First")
    drawing.turn_page()
    drawing.words(60, 60, "Second")
    assert [page.text for page in read_pages(drawing.save(), range(2), unreadable={0: "broken"})] == ["", "Second"]


def test_pages_keep_their_numbers_when_only_some_are_read(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    for name in ("First", "Second", "Third"):
        drawing.words(60, 60, name)
        drawing.turn_page()
    assert [(page.number, page.text) for page in read_pages(drawing.save(), range(1, 3))] == [
        (2, "Second"),
        (3, "Third"),
    ]


def test_a_file_that_pdfium_cannot_use_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(UnreadableFile) as caught:
        list(read_pages(path, range(1)))
    assert caught.value.fix


@pytest.mark.skipif(not (SHARED / "pdfs").is_dir(), reason="the shared papers are not here")
def test_every_page_of_real_papers_gives_each_word_once() -> None:
    from pypdf import PdfReader

    for path in sorted((SHARED / "pdfs").glob("kcc-*.pdf")):
        reader = PdfReader(path)
        for page in read_pages(path, range(0, len(reader.pages), 7)):
            ours = sorted("".join(page.text.split()))
            theirs = sorted("".join(reader.pages[(page.number or 1) - 1].extract_text().split()))
            assert abs(len(ours) - len(theirs)) <= 0.01 * len(theirs) + 2


def test_a_page_that_pdfium_cannot_load_says_so_and_is_without_words(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 60, "The only page")
    first, second = read_pages(drawing.save(), range(2))
    assert (first.text, first.fault) == ("The only page", None)
    assert second.text == "" and second.fault
