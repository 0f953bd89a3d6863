"""From the pages of a PDF to their words, tables and struck-out words: the steps, each a file beside this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile
from ingest.noting import at_page
from ingest.pdf.gate import AGAIN, said
from ingest.pdf.layout import written
from ingest.pdf.pages import opened, sheet_of
from ingest.pdf.sheet import Sheet
from ingest.pdf.standing import words_on
from ingest.pdf.strikes import strikes_of
from ingest.pdf.table import Table, same_columns
from ingest.pdf.tables import tables_of
from ingest.readers.base import ReadPage

# Lines of words, running heads and feet, that may stand between a page's end and a table that goes on over it.
EDGE_LINES = 3
# Points: feet of words this near are of one line.
LINE = 4.0


def read_pages(path: Path, pages: range, unreadable: Mapping[int, str] | None = None) -> Iterator[ReadPage]:
    """Yield the pages of a file, by index from 0; one that is `unreadable`, or that PDFium cannot load, has no words.

    Raises UnreadableFile where PDFium cannot use the file.
    """
    import pypdfium2

    with ExitStack() as closing:
        try:
            document = closing.enter_context(opened(path))
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile(f"It is not a sound PDF ({said(error)}).", fix=AGAIN) from error
        last: Table | None = None
        for index in pages:
            at_page(index + 1)
            fault = (unreadable or {}).get(index)
            try:
                page = None if fault else _page(document, index, last)
            except pypdfium2.PdfiumError as error:
                page, fault = None, said(error)
            yield page[0] if page else ReadPage(text="", number=index + 1, fault=fault)
            last = page[1] if page else None


def _page(document: Any, index: int, before: Table | None) -> tuple[ReadPage, Table | None]:
    """Read one page; returns with it the table that ends it, which the next page may go on with."""
    sheet = sheet_of(document, index)
    strikes = strikes_of(sheet)
    tables = tables_of(sheet, strikes.rules, before)
    text = written(sheet.words, tables, strikes.words)
    found = list(text.tables)
    if (
        found
        and before is not None
        and same_columns(before, tables[0])
        and _lines_outside(sheet, tables, above=True) <= EDGE_LINES
    ):
        found[0] = replace(found[0], continues=True)
    page = ReadPage(
        text="".join(text.text),
        number=index + 1,
        tables=tuple(found),
        deletions=tuple(text.deletions),
        words=words_on(sheet, index + 1, text.places),
    )
    ends = bool(tables) and _lines_outside(sheet, tables, above=False) <= EDGE_LINES
    return page, tables[-1] if ends else None


def _lines_outside(sheet: Sheet, tables: Sequence[Table], *, above: bool) -> int:
    """How many lines of words stand above the first table of a page, or below the last."""
    box = tables[0].box if above else tables[-1].box
    feet = {
        round(word.box.bottom / LINE)
        for word in sheet.words
        if (word.box.bottom <= box.top + 1 if above else word.box.top >= box.bottom - 1)
    }
    return sum(foot - 1 not in feet for foot in feet)
