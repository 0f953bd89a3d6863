"""How much of the sample council's tables is read as it stands: cells in their row and column, headings, fill colours.

    python -m evals.table_cells [FILE-NAME-PART]

prints a line a paper and the tables that are read worst. What is right is ``evals.sample.truth``, which the papers are
made from; what is read are the blocks that everything else is made of, so nothing after a reader can look better.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from evals.sample.truth import TRUTH, TruePaper, TrueRow, TrueTable, load_truth
from vectorstore.types import Block, BlockKind, Document

_TAG = re.compile(r"</?(?:p|b|i|u|br)\s*/?>")
_SPACE = re.compile(r"\s+")
MOST_PIECES = 3
"""A row cut by page ends is read in up to so many pieces, one after the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    all: int = 0

    def __add__(self, other: Share) -> Share:
        """Add both parts."""
        return Share(right=self.right + other.right, all=self.all + other.all)

    def __float__(self) -> float:
        """From 0 to 1; 1 of nothing."""
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        """Show the share and what it is of."""
        return f"{float(self):.3f} ({self.right}/{self.all})"


@dataclass(frozen=True, kw_only=True, slots=True)
class TableScore:
    """One table as it was read.

    `cells` are those whose words stand in the right row and column, blank ones blank; `headings` the columns that the
    rows read carry by name; `fills` the cells that are or are read as filled, right where the colour is the same.
    """

    table: TrueTable
    cells: Share
    headings: Share
    fills: Share


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row as read, its words without spaces; `pages` are known for PDF alone."""

    page: int | None
    table: int | None
    columns: tuple[str, ...]
    cells: tuple[str, ...]
    fills: tuple[str | None, ...]

    def joined(self, other: _Row) -> _Row:
        """This row with what the next one adds to its cells."""
        width = max(len(self.cells), len(other.cells))
        cells = tuple(_at(self.cells, j) + _at(other.cells, j) for j in range(width))
        fills = tuple(_fill(self, j) or _fill(other, j) for j in range(width))
        return _Row(page=self.page, table=self.table, columns=self.columns, cells=cells, fills=fills)


def score_paper(paper: TruePaper, document: Document, blocks: Sequence[Block]) -> list[TableScore]:
    """Score each table of a paper against its blocks; a row read is the match of one true row at most."""
    rows, used = list(_rows_read(document, blocks)), set[int]()
    return [_score(table, rows, used) for table in paper.tables]


def _rows_read(document: Document, blocks: Sequence[Block]) -> Iterator[_Row]:
    for block in blocks:
        if block.kind is BlockKind.ROW and block.cells:
            yield _Row(
                page=block.locator.page,
                table=block.table,
                columns=tuple(map(squeezed, block.columns)),
                cells=tuple(squeezed(document.quote(cell)) for cell in block.cells),
                fills=block.fills,
            )


def squeezed(words: str) -> str:
    """Words without spaces and mark-up: where a line ends in a cell is no matter here."""
    return _SPACE.sub("", unescape(_TAG.sub("", words)))


def _score(table: TrueTable, rows: Sequence[_Row], used: set[int]) -> TableScore:
    cells = headings = fills = Share()
    for row in table.rows:
        read = _best(row, rows, used)
        cells += Share(right=_right_cells(row, read), all=len(row.cells))
        fills += _fills(row, read)
        named = sum(squeezed(name) == _at(read.columns, j) for j, name in enumerate(table.columns)) if read else 0
        headings += Share(right=named, all=len(table.columns))
    return TableScore(table=table, cells=cells, headings=headings, fills=fills)


def _best(row: TrueRow, rows: Sequence[_Row], used: set[int]) -> _Row | None:
    """The row read, or the pieces of one that is cut, that has most of the true row's cells; it is then used."""
    found: tuple[int, range, _Row] | None = None
    for place in range(len(rows)):
        for pieces in _pieces(row, rows, place):
            if used.isdisjoint(pieces):
                read = _put_together([rows[piece] for piece in pieces])
                words = sum(bool(cell) and squeezed(cell) == _at(read.cells, j) for j, cell in enumerate(row.cells))
                score = words and words * 100 + _right_cells(row, read)
                if score > (found[0] if found else 0):
                    found = score, pieces, read
    if found is None:
        return None
    used.update(found[1])
    return found[2]


def _pieces(row: TrueRow, rows: Sequence[_Row], place: int) -> Iterator[range]:
    if row.pages and rows[place].page not in row.pages:
        return
    for count in range(1, MOST_PIECES + 1 if row.cut else 2):
        if place + count <= len(rows):
            yield range(place, place + count)


def _put_together(pieces: Sequence[_Row]) -> _Row:
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = whole.joined(piece)
    return whole


def _right_cells(row: TrueRow, read: _Row | None) -> int:
    if read is None:
        return 0
    return sum(_is_right(row, j, _at(read.cells, j)) for j in range(len(row.cells)))


def _is_right(row: TrueRow, j: int, words: str) -> bool:
    """A cell merged into another may be read as blank or as saying the same."""
    return words == squeezed(row.cells[j]) or (j in row.merged and words == squeezed(row.merged[j]))


def _fills(row: TrueRow, read: _Row | None) -> Share:
    right = shown = 0
    for j in range(len(row.cells)):
        true, seen = row.fills.get(j), _fill(read, j) if read else None
        if j not in row.merged and (true or seen):
            shown += 1
            right += true == seen
    return Share(right=right, all=shown)


def _at(words: Sequence[str], j: int) -> str:
    return words[j] if j < len(words) else ""


def _fill(row: _Row, j: int) -> str | None:
    return row.fills[j] if j < len(row.fills) else None


def promised(table: TrueTable) -> bool:
    """Whether a table's cells are shown by anything but gaps between words: rules, tags or the format itself."""
    return table.ruled or table.tagged


def main() -> None:
    """Print the scores of the papers whose file name has the part given, and their worst tables."""
    from ingest.reading import read_document

    part = sys.argv[1] if len(sys.argv) > 1 else ""
    for paper in (paper for paper in load_truth().values() if part in paper.file and paper.tables):
        scores = score_paper(paper, *read_document(Path(TRUTH).parent / "papers" / paper.file))
        print(f"{paper.file}\n    {_line(scores)}")
        for score in sorted(scores, key=lambda score: float(score.cells)):
            if min(map(float, (score.cells, score.headings, score.fills))) < 1:
                note = "" if promised(score.table) else " (neither rules nor tags)"
                print(f"    {score.table.name}, p. {score.table.pages}{note}: {_line([score])}")


def _line(scores: Sequence[TableScore]) -> str:
    sums = (sum((getattr(score, name) for score in scores), Share()) for name in ("cells", "headings", "fills"))
    return "cells {}, headings {}, fills {}".format(*sums)


if __name__ == "__main__":
    main()
