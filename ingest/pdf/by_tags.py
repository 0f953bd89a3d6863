"""Makes tables of what a file's structure tree calls tables: marked-content ids lead from cells to words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.pdf.sheet import Box, Sheet, TaggedCell, Word
from ingest.pdf.table import Cell, Table, around, is_table


def tagged_table(rows: Sequence[Sequence[TaggedCell]], sheet: Sheet) -> Table | None:
    """Return a tagged table with its words; None where it lays out text in one column."""
    cells = _cells(rows, sheet.words)
    if not is_table(cells):
        return None
    columns = max(cell.column + cell.columns for cell in cells)
    placed = tuple(_placed(_righted(cells, columns)))
    return Table(
        columns=columns,
        cells=placed,
        box=around([cell.box for cell in placed if cell.box]),
        borders=_borders(placed, columns),
        headings=_headings(rows),
    )


def _cells(rows: Sequence[Sequence[TaggedCell]], words: Sequence[Word]) -> list[Cell]:
    """Place the cells one after the other, as HTML does: what a cell above reaches down over is taken."""
    by_tag: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        if word.tag >= 0:
            by_tag.setdefault(word.tag, []).append(at)
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, tagged in enumerate(rows):
        column = 0
        for cell in tagged:
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
            held = tuple(sorted(at for tag in cell.tags for at in by_tag.get(tag, ())))
            box = around([words[at].box for at in held]) if held else None
            cells.append(Cell(row=row, column=column, rows=cell.rows, columns=cell.columns, words=held, box=box))
            column += cell.columns
    return cells


def _righted(cells: Sequence[Cell], columns: int) -> Iterator[Cell]:
    """Move the cells of rows that are too short to where other rows have such words.

    A cell that stands on another page says here neither what it holds nor over how many columns it reaches.
    """
    width: dict[int, int] = {}
    for cell in cells:
        width[cell.row] = max(width.get(cell.row, 0), cell.column + cell.columns)
    across: dict[int, list[Box]] = {}
    for cell in cells:
        if cell.box and cell.columns == 1 and width[cell.row] == columns:
            across.setdefault(cell.column, []).append(cell.box)
    spans = {column: around(boxes) for column, boxes in across.items()}
    for cell in cells:
        if cell.box is None or width[cell.row] == columns:
            yield cell
            continue
        shared = {column: _across(cell.box, span) for column, span in spans.items()}
        best = max(shared, key=lambda column: shared[column], default=cell.column)
        yield replace(cell, column=best) if shared.get(best, 0.0) > 0 else cell


def _across(first: Box, second: Box) -> float:
    return min(first.right, second.right) - max(first.left, second.left)


def _placed(found: Iterator[Cell]) -> Iterator[Cell]:
    """Give each blank cell its place: where its row and its column cross; of two in one place the filled one counts."""
    cells = list(found)
    across: dict[int, list[Box]] = {}
    down: dict[int, list[Box]] = {}
    held = {(cell.row, cell.column) for cell in cells if cell.words}
    for cell in cells:
        if cell.box and cell.columns == 1:
            across.setdefault(cell.column, []).append(cell.box)
        if cell.box and cell.rows == 1:
            down.setdefault(cell.row, []).append(cell.box)
    for cell in cells:
        if cell.words:
            yield cell
        elif (cell.row, cell.column) not in held:
            box = None
            if cell.column in across and cell.row in down:
                column, row = around(across[cell.column]), around(down[cell.row])
                box = Box(left=column.left, top=row.top, right=column.right, bottom=row.bottom)
            yield replace(cell, box=box)


def _borders(cells: Sequence[Cell], columns: int) -> tuple[float | None, ...]:
    """Where columns begin: halfway between the words of each and those of the one before."""
    known = [(cell, cell.box) for cell in cells if cell.words and cell.box]
    borders: list[float | None] = []
    for column in range(columns):
        left = min((box.left for cell, box in known if cell.column == column), default=None)
        right = max((box.right for cell, box in known if cell.column + cell.columns <= column), default=left)
        borders.append(left if left is None or right is None else (left + right) / 2)
    return tuple(borders)


def _headings(rows: Sequence[Sequence[TaggedCell]]) -> int | None:
    """How many rows at the top have heading cells alone, None where no row has."""
    headed = [all(cell.heading for cell in row if cell.tags) and any(cell.tags for cell in row) for row in rows]
    return (headed.index(False) if False in headed else 0) or None
