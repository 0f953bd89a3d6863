"""One paper as Word, Excel, HTML and PDF, with words hidden where each format lets an author hide them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

OPENED = "The library at Wexcombe Green opened on 3 June 2025 after repairs of the roof."
COLUMNS = ("Ref", "Action", "Lead", "Status")
ROWS = (("L1", "Mend the roof", "Head of Libraries", "Complete"), ("L2", "Paint the hall", "Head of Estates", "Open"))
ASKED = (
    "When did the library at Wexcombe Green open?",
    "Who leads L1?",
    "How many library actions are open?",
    "What is the status of L2?",
)

Hiding = Callable[[Path, str], Path]
"""Writes the paper into a folder with some words in it, none where they are empty."""


def html(put: str) -> Hiding:
    """The paper as a web page; `put` says where, as head, body or last cell with {words} in it."""

    def write(folder: Path, words: str) -> Path:
        said = put.format(words=words) if words else ""
        head, body = (said, "") if said.startswith(("<title", "<meta")) else ("<title>The library</title>", said)
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
        heads = "".join(f"<th>{name}</th>" for name in COLUMNS)
        page = (
            f"<html><head>{head}</head><body><h1>The library at Wexcombe Green</h1><p>{OPENED}</p>{body}"
            f"<table><tr>{heads}</tr>{rows}</table></body></html>"
        )
        path = folder / "library.html"
        path.write_text(page, encoding="utf-8")
        return path

    return write


def docx(change: Callable[[Any, str], None]) -> Hiding:
    """The paper as a Word file that is changed before it is saved."""

    def write(folder: Path, words: str) -> Path:
        from docx import Document

        document = Document()
        document.add_heading("The library at Wexcombe Green", 1)
        document.add_paragraph(OPENED)
        table = document.add_table(rows=0, cols=len(COLUMNS))
        for row in (COLUMNS, *ROWS):
            for cell, said in zip(table.add_row().cells, row, strict=True):
                cell.text = said
        if words:
            change(document, words)
        path = folder / "library.docx"
        document.save(str(path))
        return path

    return write


def xlsx(change: Callable[[Any, str], None]) -> Hiding:
    """The paper as a workbook that is changed before it is saved."""

    def write(folder: Path, words: str) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Library actions"
        for row in (("The library at Wexcombe Green",), (OPENED,), (), COLUMNS, *ROWS):
            sheet.append(row)
        if words:
            change(book, words)
        path = folder / "library.xlsx"
        book.save(path)
        return path

    return write


def pdf(change: Callable[[Any, str], None]) -> Hiding:
    """The paper as a PDF whose canvas is drawn on before it is saved."""

    def write(folder: Path, words: str) -> Path:
        from reportlab.pdfgen.canvas import Canvas

        path = folder / "library.pdf"
        canvas = Canvas(str(path), pageCompression=0, invariant=1)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 780, "The library at Wexcombe Green")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 740, OPENED)
        for number, row in enumerate((COLUMNS, *ROWS)):
            top = 700 - 20 * number
            for column, said in enumerate(row):
                canvas.rect(72 + 115 * column, top, 115, 20)
                canvas.drawString(76 + 115 * column, top + 6, said)
        if words:
            change(canvas, words)
        canvas.save()
        return path

    return write


def _hidden_run(document: Any, words: str) -> None:
    document.add_paragraph().add_run(words).font.hidden = True


def _white_run(document: Any, words: str) -> None:
    from docx.shared import RGBColor

    document.add_paragraph().add_run(words).font.color.rgb = RGBColor(255, 255, 255)


def _properties(document: Any, words: str) -> None:
    for name in ("title", "subject", "comments", "keywords", "author", "category"):
        setattr(document.core_properties, name, words[:200])


def _note_of_cell(book: Any, words: str) -> None:
    from openpyxl.comments import Comment

    book.active["D5"].comment = Comment(words, "A")


def _set(cell: str) -> Callable[[Any, str], None]:
    def change(book: Any, words: str) -> None:
        book.active[cell] = words

    return change


def _sheet(state: str) -> Callable[[Any, str], None]:
    def change(book: Any, words: str) -> None:
        sheet = book.create_sheet("Notes")
        sheet["A1"] = words
        sheet.sheet_state = state

    return change


def _drawn(size: float, y: float, grey: float) -> Callable[[Any, str], None]:
    def change(canvas: Any, words: str) -> None:
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, y, words)

    return change


def _about(canvas: Any, words: str) -> None:
    canvas.setTitle(words)
    canvas.setSubject(words)
    canvas.setAuthor(words)
    canvas.setKeywords(words)


HIDINGS: Mapping[str, Hiding] = {
    "HTML paragraph": html("<p>{words}</p>"),
    "HTML comment": html("<!-- {words} -->"),
    "HTML not displayed": html('<p style="display:none">{words}</p>'),
    "HTML white on white": html('<p style="color:#fff;background:#fff">{words}</p>'),
    "HTML tiny": html('<p style="font-size:0">{words}</p>'),
    "HTML alternative text": html('<img src="x.png" alt="{words}">'),
    "HTML title attribute": html('<p title="{words}">See the plan.</p>'),
    "HTML description": html('<meta name="description" content="{words}">'),
    "HTML title": html("<title>{words}</title>"),
    "HTML script": html("<script>var x = '{words}';</script>"),
    "HTML heading": html("<h2>{words}</h2>"),
    "HTML list item": html("<ul><li>{words}</li></ul>"),
    "Word paragraph": docx(lambda document, words: document.add_paragraph(words)),
    "Word heading": docx(lambda document, words: document.add_heading(words, 2)),
    "Word hidden text": docx(_hidden_run),
    "Word white text": docx(_white_run),
    "Word properties": docx(_properties),
    "Word table cell": docx(lambda document, words: setattr(document.tables[0].add_row().cells[1], "text", words)),
    "Word page head": docx(lambda document, words: document.sections[0].header.add_paragraph(words)),
    "Excel comment": xlsx(_note_of_cell),
    "Excel cell beside the table": xlsx(_set("F5")),
    "Excel row under the table": xlsx(_set("B7")),
    "Excel hidden sheet": xlsx(_sheet("hidden")),
    "Excel sheet": xlsx(_sheet("visible")),
    "PDF line": pdf(_drawn(11, 600, 0)),
    "PDF white text": pdf(_drawn(11, 600, 1)),
    "PDF tiny text": pdf(_drawn(1, 600, 0)),
    "PDF outside the page": pdf(_drawn(11, -400, 0)),
    "PDF metadata": pdf(_about),
}
