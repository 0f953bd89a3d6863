"""CSV for spreadsheets, of words that anybody may have typed: none of them is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from vectorstore.formulas import bare, begins_formula

BOM = "\ufeff"


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV with a byte order mark, by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def defused(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not run: an apostrophe stands before what begins a formula.

    A number keeps its sign.
    """
    return f"'{cell}" if begins_formula(cell) and not _is_number(bare(cell)) else cell


def _is_number(cell: str) -> bool:
    return cell[:1] in ("+", "-") and cell[1:].replace(",", "").replace(".", "", 1).isdecimal()
