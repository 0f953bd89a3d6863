"""A note as a Word file: headings, lists, tables whose headings repeat, and footnotes that are Word's own."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from api.harmless import harmless
from api.notes.footnotes import Footnotes
from api.notes.model import WARNING, Grid, Note, Part, Source
from api.notes.narrowing import spoken

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE, FONT = "en-GB", "Arial"
WIDE = 6  # columns, over which the paper is turned on its side
NARROWEST, WIDEST = 10, 34  # characters: what a column is taken to need at least, and at most
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def note_docx(note: Note) -> bytes:
    """Return the note as the bytes of a .docx file."""
    return _Writing(note).save()


class _Writing:
    """One file being written; `sources` are by their number."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._paper = _blank(note)
        self._footnotes = Footnotes(self._paper)
        self._sources = {source.number: source for source in note.sources}
        section = self._paper.sections[0]
        self._width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)

    def save(self) -> bytes:
        note = self._note
        self._paper.add_heading(_said(note.title), level=0)
        made = f"Made on {spoken(note.made.date())} at {note.made:%H:%M}"
        self._say(f"{made} for {note.council}." if note.council else f"{made}.")
        self._say(WARNING).runs[0].bold = True
        for part in note.parts:
            self._part(part)
        file = BytesIO()
        self._paper.save(file)
        return file.getvalue()

    def _part(self, part: Part) -> None:
        self._paper.add_heading(_said(part.question), level=1)
        for remark in part.remarks:
            self._say(remark).runs[0].italic = True
        if part.verdict:
            self._say(part.verdict).runs[0].bold = True
        if part.lead:
            self._say(part.lead)
        for line in part.lines:
            self._refer(self._say(line.text, "List Bullet"), line.sources)
        for grid in part.grids:
            self._table(grid)
        self._paper.add_heading("What was searched", level=2)
        self._say(part.searched)

    def _say(self, text: str, style: str | None = None) -> Paragraph:
        return self._paper.add_paragraph(_said(text), style=style)

    def _refer(self, paragraph: Paragraph, numbers: tuple[int, ...]) -> None:
        for at, number in enumerate(numbers):
            if at:
                paragraph.add_run(", ").font.superscript = True
            if footnote := self._footnotes.refer(paragraph, number):
                self._footnote(footnote, self._sources[number])

    def _footnote(self, paragraph: Paragraph, source: Source) -> None:
        paragraph.add_run(_said(f"{source.heading}, {source.place}: "))
        paragraph.add_run(_said(f"“{source.quote}”"))
        for more in filter(None, (source.remarks, f"File: {source.document}.")):
            paragraph.add_run(_said(f" {more}"))
        if source.link:
            paragraph.add_run(" ")
            self._footnotes.link(paragraph, "Open it in the paper", source.link)

    def _table(self, grid: Grid) -> None:
        self._paper.add_heading(_said(grid.title), level=2)
        table = self._paper.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        for cell, heading in zip(table.rows[0].cells, grid.columns, strict=True):
            _fill(cell, heading).runs[0].bold = True
        _set(table.rows[0], "w:tblHeader")
        for row in grid.rows:
            added = table.add_row()
            _set(added, "w:cantSplit")
            for cell, told in zip(added.cells, row, strict=True):
                self._refer(_fill(cell, told.text), told.sources)
        _set_widths(table, grid, self._width)


def _set_widths(table: Table, grid: Grid, width: int) -> None:
    """Share out the width by the longest words of each column, within limits: many readers lay out no column anew."""
    longest = [max(len(column), *(len(row[at].text) for row in grid.rows)) for at, column in enumerate(grid.columns)]
    shares = [min(max(length, NARROWEST), WIDEST) for length in longest]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(width * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _blank(note: Note) -> Paper:
    """Return an empty A4 paper in British English, with styles that are read on a screen as on paper."""
    paper = Document()
    _set_styles(paper)
    paper.core_properties.title, paper.core_properties.language = _said(note.title), LANGUAGE
    paper.core_properties.author = _said(note.council or "Council Clerk")
    paper.core_properties.comments = ""
    paper.core_properties.created = paper.core_properties.modified = note.made
    section = paper.sections[0]
    sides = [Cm(21.0), Cm(29.7)]
    if any(len(grid.columns) > WIDE for part in note.parts for grid in part.grids):
        section.orientation = WD_ORIENT.LANDSCAPE
        sides.reverse()
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    _number_pages(section.footer.paragraphs[0])
    return paper


def _set_styles(paper: Paper) -> None:
    for name, size in (("Normal", 12), ("Title", 22), ("Heading 1", 16), ("Heading 2", 13), ("List Bullet", 12)):
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("w:eastAsia", "w:cs"):
            fonts.set(qn(kind), FONT)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    for part, tag in ((paper.styles, "w:lang"), (paper.settings, "w:themeFontLang")):
        for language in part.element.iter(qn(tag)):
            language.set(qn("w:val"), LANGUAGE)


def _number_pages(paragraph: Paragraph) -> None:
    """Write "Page 1 of 3" as fields that Word counts."""
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), f" {field} ")
        counted.append(paragraph.add_run("1")._r)
        paragraph._p.append(counted)


def _fill(cell: _Cell, words: str) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.add_run(_said(words)).font.size = Pt(10)
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _set(row: _Row, what: str) -> None:
    """Mark a row as headings that repeat over pages, or as one that is not cut by a page's end."""
    row._tr.get_or_add_trPr().append(OxmlElement(what))


def _said(words: str) -> str:
    """Return words that XML can hold and that turn no direction of writing."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", harmless(words))
