"""Opens a spreadsheet as rows of words, each with the number that Excel gives it."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.errors import InvalidGold
from evals.sheets.columns import is_headings
from ingest.errors import UnreadableFile
from ingest.readers.text import decode
from ingest.readers.xlsx_formats import shown

QUESTIONS, EXAMPLE = "Questions", "Example"
"""The sheet that is read where a workbook has it, and the one that never is."""

NumberedRow = tuple[int, tuple[str, ...]]


def rows_of(path: Path) -> tuple[NumberedRow, ...]:
    """Return the rows that hold words, of the sheet of questions; raises InvalidGold for a file that is neither."""
    rows = _of_csv(path) if path.suffix.casefold() == ".csv" else _of_workbook(path)
    return tuple((number, row) for number, row in rows if any(row))


def _of_csv(path: Path) -> Iterator[NumberedRow]:
    """Yield the rows of a CSV file, whatever Excel or a colleague's program separates its cells with."""
    try:
        text = decode(path.read_bytes())
    except (OSError, UnreadableFile) as error:
        raise InvalidGold(f"{path}: cannot be read ({error}). Save it as CSV UTF-8.") from error
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        before = 0
        for cells in reader:
            yield before + 1, tuple(cell.strip() for cell in cells)
            before = reader.line_num
    except csv.Error as error:
        raise InvalidGold(f"{path}, line {reader.line_num}: is no CSV ({error}). Save it as CSV UTF-8.") from error


def _of_workbook(path: Path) -> Iterator[NumberedRow]:
    sheet = _sheet(_opened(path), path)
    width = sheet.max_column
    for number in sorted({row for row, _ in sheet._cells}):
        cells = (sheet.cell(number, column) for column in range(1, width + 1))
        yield number, tuple(shown(cell.value, cell.number_format).strip() for cell in cells)


def _opened(path: Path) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, data_only=True, keep_links=False)
    except Exception as error:  # a broken workbook raises nearly anything inside openpyxl
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise InvalidGold(f"{path}: cannot be read as a workbook ({said}). Save it again as XLSX.") from error


def _sheet(book: Any, path: Path) -> Any:
    """Return the sheet of questions: the one that is called so, else the first that has the headings."""
    sheets = [sheet for sheet in book.worksheets if sheet.title != EXAMPLE]
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() == QUESTIONS.casefold()]
    having = (sheet for sheet in sheets if any(is_headings(row) for row in _top(sheet)))
    found = next(iter(named), None) or next(having, None)
    if found is None:
        raise InvalidGold(f"{path}: no sheet has the headings. Start from: clerk eval template OUT.xlsx")
    return found


def _top(sheet: Any) -> Iterator[tuple[str, ...]]:
    for row in sheet.iter_rows(max_row=min(sheet.max_row, 30), values_only=True):
        yield tuple("" if value is None else str(value) for value in row)
