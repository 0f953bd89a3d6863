"""Render a paper to XLSX: a sheet a heading, tables below or beside each other, values as Excel keeps them."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from evals.sample.markup import Cell, Heading, Instruction, Paper, Para, Table
from evals.sample.zips import EPOCH, without_times

_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_MONEY = re.compile(r"£[\d,]+")
_PERCENT = re.compile(r"\d+(\.\d+)?%")
_NUMBER = re.compile(r"\(?[\d,]+(\.\d+)?\)?")
_HEADING_FILL = "DDEBF7"


def render_xlsx(paper: Paper, path: Path) -> None:
    """Write the paper to `path`; the same paper gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = paper.meta.get("title", ""), paper.meta.get("author", "")
    book.properties.created = EPOCH
    sheet = _Sheet(book.create_sheet("Cover")) if isinstance(paper.blocks[0], Para) else None
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            sheet = _Sheet(book.create_sheet(block.text))
        elif sheet is not None:
            sheet.add(block)
    held = BytesIO()
    book.save(held)
    path.write_bytes(without_times(held.getvalue()))


class _Sheet:
    """One sheet under way: where the next row goes, and whether the next table stands beside the last one."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._next, self._top, self._left = 1, 1, 1
        self._pair = 0

    def add(self, block: Heading | Para | Table | Instruction) -> None:
        """Write one block below what stands there; a pair of tables stands side by side."""
        if isinstance(block, Table):
            self._add_table(block)
        elif isinstance(block, Instruction):
            self._pair = 2 if block.name == "pair" else self._pair
        else:
            self._sheet.cell(self._next, 1, block.text).font = Font(bold=isinstance(block, Heading))
            self._next += 2

    def _add_table(self, table: Table) -> None:
        if self._pair != 1:
            self._top, self._left = self._next, 1
        self._pair = max(0, self._pair - 1)
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row):
                self._write(cell, self._top + i, self._left + j, heading=i < table.head)
        self._merge(table)
        self._next = max(self._next, self._top + len(table.rows) + 1)
        self._left += len(table.widths) + 1

    def _write(self, cell: Cell, row: int, column: int, *, heading: bool) -> None:
        here = self._sheet.cell(row, column)
        text = re.sub(r"</?b>", "", cell.text).replace("//", "\n")
        here.value, form = (text or None, None) if heading else value_of(text)
        if form:
            here.number_format = form
        here.font = Font(bold=heading or cell.text.startswith("<b>"))
        here.alignment = Alignment(wrap_text=True, vertical="top")
        colour = _HEADING_FILL if heading else cell.fill.removeprefix("#")
        if colour:
            here.fill = PatternFill("solid", fgColor=colour)

    def _merge(self, table: Table) -> None:
        ends: dict[tuple[int, int], tuple[int, int]] = {}
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row):
                if cell.joined:
                    ends[table.anchor(i, j)] = (i, j)
        for (i, j), (bottom, right) in ends.items():
            top, left = self._top, self._left
            self._sheet.merge_cells(
                start_row=top + i, start_column=left + j, end_row=top + bottom, end_column=left + right
            )


def value_of(text: str) -> tuple[str | float | datetime | None, str | None]:
    """The value that Excel keeps for a text, and the number format that shows it as that text."""
    if _DATE.fullmatch(text):
        return datetime.strptime(text, "%d %B %Y"), "d mmmm yyyy"
    if _MONEY.fullmatch(text):
        return int(text[1:].replace(",", "")), '"£"#,##0'
    if _PERCENT.fullmatch(text):
        places = len(text.rstrip("%").partition(".")[2])
        return round(float(text[:-1]) / 100, places + 2), f"0.{'0' * places}%" if places else "0%"
    if _NUMBER.fullmatch(text):
        places = len(text.strip("()").partition(".")[2])
        form = f"#,##0.{'0' * places}" if places else "#,##0"
        size = float(text.strip("()").replace(",", ""))
        return (-size if text.startswith("(") else size), f"{form};({form})"
    return text or None, None
