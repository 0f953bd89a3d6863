"""Reads Excel workbooks as they are displayed: each sheet a heading with its tables, values in their number formats."""

from __future__ import annotations

import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader, ReadFile
from ingest.readers.writing import PageDraft
from ingest.readers.xlsx_fills import Palette
from ingest.readers.xlsx_regions import Region, filled, grid, heading_count, notes, regions_of, titles
from ingest.readers.xlsx_sheet import Sheet, read_sheet

_AGAIN = "Open it in Excel and save it again as XLSX."
TABLE_TITLE = 2
_UNWORKED = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)")


class ExcelReader:
    """One page without a number: a sheet has pages only once it is printed."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of Excel files of today, without macros."""
        return frozenset({".xlsx"})

    def read(self, path: Path) -> ReadFile:
        """Return the sheets that are shown, under their names; what is hidden is left out and said in the notes."""
        book = _opened(path)
        palette = Palette(book.loaded_theme)
        sheets = [read_sheet(sheet, palette) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        draft = PageDraft()
        for sheet in sheets:
            _write(sheet, draft)
        page = draft.page()
        unworked = _unworked(path)
        if not any(sheet.cells for sheet in sheets):
            raise UnreadableFile("Its sheets show no words.", fix=_AGAIN)
        title = (book.properties.title or "").strip() or None
        return ReadFile(pages=(page,), title=title, notes=_notes(book, sheets, unworked))


def _opened(path: Path) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, data_only=True, rich_text=True, keep_links=False)
    except OSError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # a broken workbook raises nearly anything inside openpyxl
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableFile(f"It is not a sound Excel workbook ({said}).", fix=_AGAIN) from error


def _write(sheet: Sheet, draft: PageDraft) -> None:
    if not sheet.cells:
        return
    draft.heading(sheet.name)
    for region in regions_of(sheet):
        above = titles(sheet, region)
        for row in region.rows[:above]:
            _paragraph(sheet, region, row, draft, level=TABLE_TITLE)
        table = Region(rows=region.rows[above:], columns=region.columns)
        end = len(table.rows) - notes(sheet, table)
        body = Region(rows=table.rows[:end], columns=table.columns)
        if body.rows:
            numbers = [sheet.row_numbers[row] for row in body.rows]
            draft.table(grid(sheet, body), headings=heading_count(sheet, body), numbers=numbers)
        for row in table.rows[end:]:
            _paragraph(sheet, region, row, draft)


def _paragraph(sheet: Sheet, region: Region, row: int, draft: PageDraft, *, level: int | None = None) -> None:
    """Write a row of a single cell as words of their own: a note, or where it is bold and above a table, its title."""
    for column in filled(sheet, region, row):
        draft.paragraph(sheet.cells[row, column].words, level=level if (row, column) in sheet.bold else None)


def _unworked(path: Path) -> int:
    """Count formulas whose results were never saved: programs that write workbooks often leave that to Excel."""
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        return sum(len(_UNWORKED.findall(parts.read(name))) for name in names)


def _notes(book: Any, sheets: list[Sheet], unworked: int) -> tuple[str, ...]:
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    rows, columns = sum(sheet.hidden_rows for sheet in sheets), sum(sheet.hidden_columns for sheet in sheets)
    parts = [
        f"Hidden sheets left out: {', '.join(hidden)}." if hidden else "",
        f"Hidden rows left out: {rows}." if rows else "",
        f"Hidden columns left out: {columns}." if columns else "",
        f"Formulas without a saved result, which are blank: {unworked}. Open it in Excel and save it."
        if unworked
        else "",
    ]
    return tuple(part for part in parts if part)


def build() -> Reader:
    """Build the reader."""
    return ExcelReader()
