"""A table as a workbook: dates are dates, sources are links, and the headings stay in sight."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from api.register_view.exporting import Cell, Link, Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_LINKS = 65_000
"""A sheet may hold 65,530 links; past that an address stands as words."""

LONGEST = 32_767
"""Characters of a cell, by the file format's own limit."""

WIDE, NARROW = 60, 12
WIDTHS = {"What": 70, "Paper": 44, "Status": 44, "Place": 36, "Lead": 32, "Committee": 32, "Source": 16}


def as_xlsx(sheet: Sheet) -> bytes:
    """Return a table as a workbook of one sheet."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(_title(sheet.title))
    page.freeze_panes = "A2"
    for number, heading in enumerate(sheet.headings, 1):
        width = WIDTHS.get(heading, min(WIDE, max(NARROW, len(heading) + 4)))
        page.column_dimensions[get_column_letter(number)].width = width
    bold, link, wrapped = Font(bold=True), Font(color="0563C1", underline="single"), Alignment(wrap_text=True)

    def headed() -> Iterator[Any]:
        for heading in sheet.headings:
            cell = WriteOnlyCell(page, value=heading)
            cell.font, cell.alignment = bold, wrapped
            yield cell

    def made(value: Cell, number: int) -> Any:
        if isinstance(value, Link):
            cell = WriteOnlyCell(page, value="Open source" if number <= MOST_LINKS else value.address)
            if number <= MOST_LINKS:
                cell.hyperlink, cell.font = value.address, link
            return cell
        if isinstance(value, str):
            cell = WriteOnlyCell(page, value=_writable(value))
            cell.data_type = "s"  # never a formula, whatever its words begin with
            return cell
        cell = WriteOnlyCell(page, value=value)
        if isinstance(value, date):
            cell.number_format = "d mmm yyyy"
        return cell

    page.append(list(headed()))
    count = 0
    for count, row in enumerate(sheet.rows, 1):
        page.append([made(value, count) if value not in ("", None) else None for value in row])
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headings))}{count + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(words: str) -> str:
    """Return a sheet's name: 31 characters at most, without those that the format keeps for itself."""
    return "".join(c for c in words if c not in "[]:*?/\\")[:31]


def _writable(words: str) -> str:
    """Return words without the characters that no workbook may hold, cut to what a cell may."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub("", words))[:LONGEST]
