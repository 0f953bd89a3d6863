"""CSV for spreadsheets, of words that anybody may have typed: none of them is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@")
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

    The signs are those that OWASP names (CSV Injection), wide ones and ones behind blanks too; a number keeps its sign.
    """
    begun = unicodedata.normalize("NFKC", cell).lstrip()
    return f"'{cell}" if begun.startswith(FORMULA) and not _is_number(begun) else cell


def _is_number(cell: str) -> bool:
    return cell[0] in "+-" and cell[1:].replace(",", "").replace(".", "", 1).isdecimal()
