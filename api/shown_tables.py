"""Rows that follow each other on a page put together to tables, as they stand in the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from vectorstore.types import BlockKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of words shown in one way: cited or not, furniture of the page or not, struck out or not."""

    text: str
    cited: bool = False
    furniture: bool = False
    deleted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a row under its column's heading, which is empty where the table has none; blank ones have no runs.

    `fill` is the colour of the cell where it tells something, None else.
    """

    column: str
    runs: tuple[Run, ...] = ()
    fill: str | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def blank(self) -> bool:
        """Whether it shows neither words nor a colour."""
        return not self.text and self.fill is None


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A block on the page, or words between blocks (kind None); a row has cells, all else has runs.

    `table` is shared by the rows of one table.
    """

    kind: BlockKind | None
    runs: tuple[Run, ...] = ()
    cells: tuple[Cell, ...] = ()
    table: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows of one table, each with a cell for every column; `head` are the rows of its headings on this page.

    `names` are the headings of columns as the rows know them, for a page on which they are not said again; empty where
    nothing is known of them.
    """

    head: tuple[tuple[Cell, ...], ...]
    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def with_tables(pieces: Iterable[Piece]) -> Iterator[Piece | Table]:
    """Yield the pieces of a page in order, rows of one table as one."""
    for is_row, group in groupby(pieces, key=lambda piece: bool(piece.cells)):
        found = list(group)
        yield from _tables(found) if is_row else found


def _tables(rows: Sequence[Piece]) -> Iterator[Table]:
    """Cut rows apart where another table begins, or where the headings are said again."""
    held: list[Piece] = []
    for row in rows:
        heads = row.kind is BlockKind.TABLE_HEADER and held and held[-1].kind is not BlockKind.TABLE_HEADER
        if held and (heads or row.table != held[-1].table):
            yield _table(held)
            held = []
        held.append(row)
    yield _table(held)


def _table(pieces: Sequence[Piece]) -> Table:
    width = max(len(piece.cells) for piece in pieces)
    cells = [(*piece.cells, *[Cell(column="")] * (width - len(piece.cells))) for piece in pieces]
    names = tuple(next((row[at].column for row in cells if row[at].column), "") for at in range(width))
    used = [at for at in range(width) if any(not row[at].blank for row in cells)]
    rows = [tuple(row[at] for at in used) for row in cells]
    heads = [piece.kind is BlockKind.TABLE_HEADER for piece in pieces]
    return Table(
        head=tuple(
            tuple(replace(cell, fill=None) for cell in row) for row, head in zip(rows, heads, strict=True) if head
        ),
        names=tuple(names[at] for at in used) if any(names) else (),
        rows=tuple(told(row) for row, head in zip(rows, heads, strict=True) if not head),
    )


def told(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return a row without the colours that tell nothing: bands of one colour, and colours that the words say too."""
    banded = len({cell.fill for cell in row}) == 1 and any(cell.text for cell in row)
    return tuple(
        replace(cell, fill=None) if cell.fill and (banded or cell.fill in cell.text.casefold()) else cell
        for cell in row
    )
