"""The rows of a paper's tables, put together again from its blocks: headings said again and page ends between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.rows import words_of
from vectorstore.types import Block, BlockKind, Document, Span

_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n|\f")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row block: `words` are its cells on one line without mark-up, `cells` their stretches, blank ones empty.

    `broken` says that a page's end, a blank line or the headings said again stand before it.
    """

    block: Block
    words: tuple[str, ...]
    cells: tuple[Span, ...]
    broken: bool

    def at(self, column: int) -> str:
        """The words of a cell, none where the row does not reach so far."""
        return self.words[column] if column < len(self.words) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns that hold words."""
        return tuple(i for i, word in enumerate(self.words) if word)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows under the same column headings with no other text between; `number` counts the tables of the paper."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int = 0

    def cells(self, column: int) -> list[str]:
        """The words of a column, blank cells left out."""
        return [row.at(column) for row in self.rows if row.at(column)]

    @property
    def caption(self) -> str | None:
        """The table's own title."""
        return next((row.block.locator.table for row in self.rows if row.block.locator.table), None)


def tables_of(document: Document, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Return the tables of a document in the order of its text; rows without column headings are of no table."""
    runs: list[list[Row]] = []
    last: Block | None = None
    headed = apart = False
    for block in blocks:
        if block.kind is BlockKind.TABLE_HEADER:
            headed = True
        elif block.kind is not BlockKind.ROW or not block.cells or not block.columns:
            apart = apart or last is None or not _says_heading_again(document, block, last)
            headed = True
        else:
            row = _row(document, block, last, headed)
            if last is not None and not apart and _goes_on(last, block):
                runs[-1].append(row)
            else:
                runs.append([row])
            last, headed, apart = block, False, False
    found = with_lower_headings([Table(columns=run[0].block.columns, rows=tuple(run)) for run in runs])
    return tuple(replace(table, number=i) for i, table in enumerate(_with_glued_headings(document, found), 1))


def _row(document: Document, block: Block, last: Block | None, headed: bool) -> Row:
    between = document.text[last.span.end : block.span.start] if last else "\f"
    return Row(
        block=block,
        words=tuple(words_of(document.quote(cell)) for cell in block.cells),
        cells=block.cells,
        broken=headed or bool(_BLANK_LINE.search(between)),
    )


def _goes_on(last: Block, block: Block) -> bool:
    if block.table is not None and last.table is not None:
        return block.table == last.table
    return block.columns == last.columns and block.locator.table == last.locator.table


def _says_heading_again(document: Document, block: Block, last: Block) -> bool:
    """Say whether a row without columns only says again what its table is about, as forms do on each page."""
    headings = block.locator.headings
    words = words_of(document.quote(block.span))
    again = bool(headings) and words.startswith(headings[-1].rstrip(" …"))
    return again and block.kind is BlockKind.ROW and last.locator.headings[: len(headings)] == headings


def with_lower_headings(tables: Sequence[Table]) -> list[Table]:
    """Read the lower of two heading rows as one where a page's end says both again, and go on with the table before."""
    found: list[Table] = []
    for table in tables:
        columns = found[-1].columns if found else ()
        if columns and columns != table.columns and _completes(table, columns):
            found[-1] = replace(found[-1], rows=(*found[-1].rows, *table.rows[1:]))
        else:
            found.append(table)
    return found


def _completes(table: Table, columns: Sequence[str]) -> bool:
    """Say whether the first row holds the rest of the headings: "Minute or" over "reference"."""
    upper = [*table.columns, *[""] * (len(columns) - len(table.columns))]
    both = [f"{name} {table.rows[0].at(i)}".strip() for i, name in enumerate(upper)]
    return both == list(columns)


def _with_glued_headings(document: Document, tables: Sequence[Table]) -> list[Table]:
    """Part headings from the first row, where a copy has run them into its cells, by the headings of the next page."""
    found: list[Table] = []
    for table in reversed(tables):
        following = found[-1] if found else None
        if following and _is_glued(table, following.columns):
            first = _unglued(document, table.rows[0], following.columns)
            rows = (first, *table.rows[1:], *following.rows)
            found[-1] = Table(columns=following.columns, rows=rows)
        else:
            found.append(table)
    return found[::-1]


def _is_glued(table: Table, columns: Sequence[str]) -> bool:
    first = table.rows[0]
    glued = [i for i, name in enumerate(columns) if _glued_part(first.at(i), name)]
    return table.columns != tuple(columns) and len(glued) >= 3 and 2 * len(glued) >= len(first.filled)


def _unglued(document: Document, row: Row, columns: Sequence[str]) -> Row:
    cells, words = list(row.cells), list(row.words)
    for i, name in enumerate(columns[: len(cells)]):
        part = _glued_part(document.quote(cells[i]), name)
        if part:
            cells[i] = Span(start=cells[i].start + len(part), end=cells[i].end)
            words[i] = words_of(document.quote(cells[i]))
    return replace(row, cells=tuple(cells), words=tuple(words))


def _glued_part(cell: str, heading: str) -> str:
    """The heading, or the last of its words, that a cell begins with, and the space after it."""
    words = heading.split()
    tails = (" ".join(words[i:]) + " " for i in range(len(words)))
    return next((tail for tail in tails if cell.startswith(tail)), "")
