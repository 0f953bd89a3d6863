from __future__ import annotations

from pathlib import Path

from pypdf import PdfWriter
from pypdf.annotations import MarkupAnnotation
from pypdf.generic import ArrayObject, FloatObject, NameObject

from tests.ingest.pdf.drawing import Drawing, read, struck


def test_words_with_a_rule_through_their_middle_are_struck_out(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "The fee is")
    drawing.words(120, 80, "ten")
    drawing.words(140, 80, "twelve pounds.")
    drawing.line(120, 77, 120 + drawing.width("ten"), 77)
    page = read(drawing.save())[0]
    assert page.text == "The fee is ten twelve pounds."
    assert struck(page) == ["ten"]


def test_words_struck_out_one_after_the_other_are_one_deletion(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "all of these words")
    drawing.line(60, 77, 60 + drawing.width("all of these words"), 77)
    assert struck(read(drawing.save())[0]) == ["all of these words"]


def test_underlined_words_and_words_by_a_border_or_an_axis_are_not_struck_out(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "Underlined")
    drawing.line(60, 81.5, 60 + drawing.width("Underlined"), 81.5)
    drawing.table(60, 100, [90, 90], [["Cell", "Cell"], ["Cell", "Cell"]])
    drawing.words(60, 300, "40")
    drawing.line(40, 297, 500, 297)
    assert read(drawing.save())[0].deletions == ()


def test_words_that_a_reviewer_struck_out_by_annotation_are_struck_out(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 80, "Not this")
    drawing.words(60, 110, "But that")
    top, width = drawing.size[1] - 80, drawing.width("Not this")
    writer = PdfWriter(clone_from=drawing.save())
    rect = (60.0, top - 3, 60 + width, top + 9)
    note = MarkupAnnotation()
    corners = (rect[0], rect[3], rect[2], rect[3], rect[0], rect[1], rect[2], rect[1])
    note[NameObject("/Subtype")] = NameObject("/StrikeOut")
    note[NameObject("/Rect")] = ArrayObject(map(FloatObject, rect))
    note[NameObject("/QuadPoints")] = ArrayObject(map(FloatObject, corners))
    writer.add_annotation(0, note)
    writer.write(tmp_path / "noted.pdf")
    assert struck(read(tmp_path / "noted.pdf")[0]) == ["Not this"]
