"""Render a paper to DOCX with Word's own headings, numbered lists and tables."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.shared import Pt
from docx.table import _Row
from docx.text.run import Run

from evals.sample.changes import write_changes
from evals.sample.markup import Cell, Heading, Paper, Para, Table
from evals.sample.numbering import Numbering
from evals.sample.zips import EPOCH, without_times

_STYLES = {"-": "List Bullet", "1.": "List Number"}
_TAGS = re.compile(r"</?[bi]>")


def render_docx(paper: Paper, path: Path) -> None:
    """Write the paper to `path`; the same paper gives the same bytes, since no time of day is kept."""
    document = Document()
    _furnish(document, paper.meta)
    numbering = Numbering(document) if paper.meta.get("numbered") else None
    for block in paper.blocks:
        if isinstance(block, Heading):
            _add_heading(document, block, numbering)
        elif isinstance(block, Para):
            _add_paragraph(document, block, numbering)
        elif isinstance(block, Table):
            _add_table(document, block)
    held = BytesIO()
    document.save(held)
    path.write_bytes(without_times(held.getvalue()))


def _furnish(document: WordDocument, meta: dict[str, str]) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{meta.get('head', '')}\t\t{meta.get('date', '')}"
    section.footer.paragraphs[0].text = meta.get("council", "Wexcombe Borough Council")
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title, properties.author = meta.get("title", ""), meta.get("author", "")
    properties.created = properties.modified = EPOCH


def _add_heading(document: WordDocument, block: Heading, numbering: Numbering | None) -> None:
    number, _, words = block.text.partition(" ")
    if numbering and number.isdigit():
        numbering.number(document.add_heading(words, level=block.level), f"{number}.")
    else:
        document.add_heading(block.text, level=block.level)


def _add_paragraph(document: WordDocument, block: Para, numbering: Numbering | None) -> None:
    style = _STYLES.get(block.label)
    typed = bool(block.label) and not style and not numbering
    paragraph = document.add_paragraph(f"{block.label}\t" if typed else "", style=style)
    write_changes(paragraph, _TAGS.sub("", block.text))
    if numbering and block.label and not style:
        numbering.number(paragraph, block.label)


def _add_table(document: WordDocument, block: Table) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    table.style = "Table Grid"
    for i, row in enumerate(block.rows):
        for j, cell in enumerate(row):
            if cell.joined:
                table.cell(*block.anchor(i, j)).merge(table.cell(i, j))
                continue
            here = table.cell(i, j)
            here.text = _TAGS.sub("", cell.text).replace("//", "\n")
            _embolden(here.paragraphs[0].runs, i < block.head)
            _shade(here._tc, cell)
    if block.head > 1:
        _repeat(table.rows[: block.head])
    document.add_paragraph("")


def _repeat(rows: Sequence[_Row]) -> None:
    """Have Word repeat the heading rows on each page, which also says that they are headings."""
    for row in rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _embolden(runs: list[Run], bold: bool) -> None:
    for run in runs:
        run.bold = bold


def _shade(word_cell: CT_Tc, cell: Cell) -> None:
    if cell.fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), cell.fill.removeprefix("#"))
        word_cell.get_or_add_tcPr().append(shade)
