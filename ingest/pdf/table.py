"""What a table on one page of a PDF is: cells in rows and columns, each with the words that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.sheet import Box

# Points: columns whose edges are this near are the same ones on another page.
ALIKE = 25.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell: its place and reach in rows and columns, its words by their places in `Sheet.words`, its hue."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    words: tuple[int, ...] = ()
    box: Box | None = None
    fill: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as it stands on one page; `headings` is how many rows at its top head columns, None where not said.

    `borders` are the left edges (x) of its columns, None where nothing shows it.
    """

    columns: int
    cells: tuple[Cell, ...]
    box: Box
    borders: tuple[float | None, ...] = ()
    headings: int | None = None

    @property
    def words(self) -> frozenset[int]:
        """Every word in it."""
        return frozenset(at for cell in self.cells for at in cell.words)

    @property
    def filled(self) -> int:
        """How many cells hold words."""
        return sum(bool(cell.words) for cell in self.cells)

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells that begin in each row, rows without words or colour left out."""
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells:
            by_row.setdefault(cell.row, []).append(cell)
        for row in sorted(by_row):
            if any(cell.words or cell.fill for cell in by_row[row]):
                yield tuple(by_row[row])


def is_table(cells: Iterable[Cell]) -> bool:
    """Words in one column alone are a frame around text."""
    return len({cell.column for cell in cells if cell.words}) > 1


def same_columns(first: Table, second: Table) -> bool:
    """Say whether two tables have the same columns, as one that goes on over a page has."""
    edges = list(zip(first.borders, second.borders, strict=False))
    known = [(one, other) for one, other in edges if one is not None and other is not None]
    alike = all(abs(one - other) <= ALIKE for one, other in known)
    return first.columns == second.columns and len(known) > 1 and alike


def around(boxes: Sequence[Box]) -> Box:
    """The smallest rectangle over all of some, of which there is at least one."""
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
