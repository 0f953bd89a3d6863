"""Render a paper to DOCX with Word's own headings, numbered lists and tables."""

import datetime
import re
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.shared import Pt
from docx.text.run import Run

from evals.sample.markup import Cell, Heading, Paper, Para, Table

_EPOCH = datetime.datetime(2025, 1, 1)
_STYLES = {"-": "List Bullet", "1.": "List Number"}
_TAGS = re.compile(r"</?[bi]>")


def render_docx(paper: Paper, path: Path) -> None:
    """Write the paper to `path`; the same paper gives the same bytes, since no time of day is kept."""
    document = Document()
    _furnish(document, paper.meta)
    for block in paper.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, level=block.level)
        elif isinstance(block, Para):
            _add_paragraph(document, block)
        elif isinstance(block, Table):
            _add_table(document, block)
    held = BytesIO()
    document.save(held)
    path.write_bytes(_without_times(held.getvalue()))


def _furnish(document: WordDocument, meta: dict[str, str]) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{meta.get('head', '')}\t\t{meta.get('date', '')}"
    section.footer.paragraphs[0].text = meta.get("council", "Wexcombe Borough Council")
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title, properties.author = meta.get("title", ""), meta.get("author", "")
    properties.created = properties.modified = _EPOCH


def _add_paragraph(document: WordDocument, block: Para) -> None:
    text = _TAGS.sub("", block.text)
    style = _STYLES.get(block.label)
    if style:
        document.add_paragraph(text, style=style)
    else:
        document.add_paragraph(f"{block.label}\t{text}" if block.label else text)


def _add_table(document: WordDocument, block: Table) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    table.style = "Table Grid"
    for i, row in enumerate(block.rows):
        cells = table.rows[i].cells
        for j, cell in enumerate(row):
            if cell.joined:
                cells[j - 1].merge(cells[j])
            else:
                cells[j].text = _TAGS.sub("", cell.text).replace("//", "\n")
                _embolden(cells[j].paragraphs[0].runs, i < block.head)
            _shade(cells[j]._tc, cell)
    document.add_paragraph("")


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


def _without_times(data: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return held.getvalue()
