"""Makes the tables of a page: words put into the cells of its grids, or of the tables that its tags set out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.pdf.fills import fill_of
from ingest.pdf.grids import Grid, grids_of
from ingest.pdf.sheet import Box, Fill, Rule, Sheet, TaggedCell, Word

# Points: a column narrower than this is a double border.
SLIVER = 6.0
# A grid is taken before tags unless it finds fewer filled cells than this share of theirs.
ENOUGH = 0.7
# Points: columns whose edges are this near are the same ones on another page.
ALIKE = 6.0
MAX_HEADINGS = 4


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
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells that begin in each row, rows without words or colour left out."""
        for row in sorted({cell.row for cell in self.cells}):
            found = tuple(cell for cell in self.cells if cell.row == row)
            if any(cell.words or cell.fill for cell in found):
                yield found


def tables_of(sheet: Sheet, rules: Sequence[Rule], before: Table | None = None) -> tuple[Table, ...]:
    """Return the tables of a page in the order of the file: ruled ones, and tagged ones where rules show less.

    They share no words. `before` is the last table of the page before: its last row may go on in one column alone.
    """
    ruled = _innermost([table for grid in grids_of(rules) if (table := _ruled(grid, sheet, before))])
    found = list(ruled)
    for rows in sheet.tagged:
        tagged = _tagged(rows, sheet)
        if tagged is None:
            continue
        same = [table for table in found if table.words & tagged.words]
        if sum(map(_filled, same)) < ENOUGH * _filled(tagged):
            found = [table for table in found if table not in same] + [tagged]
        else:
            found = [_with_headings(table, tagged) if table in same[:1] else table for table in found]
    return tuple(_coloured(table, sheet.fills) for table in sorted(found, key=lambda table: min(table.words)))


def same_columns(first: Table, second: Table) -> bool:
    """Say whether two tables have the same columns, as one that goes on over a page has."""
    edges = list(zip(first.borders, second.borders, strict=False))
    known = [(one, other) for one, other in edges if one is not None and other is not None]
    alike = all(abs(one - other) <= ALIKE for one, other in known)
    return first.columns == second.columns and len(known) > 1 and alike


def _filled(table: Table) -> int:
    return sum(bool(cell.words) for cell in table.cells)


def _is_table(cells: Iterable[Cell]) -> bool:
    """Words in one column alone are a frame around text."""
    return len({cell.column for cell in cells if cell.words}) > 1


def _ruled(grid: Grid, sheet: Sheet, before: Table | None) -> Table | None:
    inside: dict[int, list[int]] = {}
    places = [grid.place(region) for region in grid.regions]
    within = grid.box
    for at, word in enumerate(sheet.words):
        middle = word.box.middle
        if within.holds(middle):
            home = next((i for i, place in enumerate(places) if place.holds(middle)), None)
            if home is not None:
                inside.setdefault(home, []).append(at)
    cells = [
        Cell(
            row=region.row,
            column=region.column,
            rows=region.rows,
            columns=region.columns,
            words=tuple(inside.get(i, ())),
            box=places[i],
        )
        for i, region in enumerate(grid.regions)
    ]
    kept = [i for i in range(len(grid.xs) - 1) if grid.xs[i + 1] - grid.xs[i] >= SLIVER or _begins_here(cells, i)]
    borders = tuple(grid.xs[i] for i in kept)
    table = Table(columns=len(kept), cells=tuple(_without_slivers(cells, kept)), box=grid.box, borders=borders)
    goes_on = before is not None and bool(inside) and same_columns(before, table)
    return table if goes_on or _is_table(cells) else None


def _begins_here(cells: Iterable[Cell], column: int) -> bool:
    return any(cell.words and cell.column == column and cell.columns == 1 for cell in cells)


def _without_slivers(cells: Iterable[Cell], kept: Sequence[int]) -> Iterator[Cell]:
    for cell in cells:
        reached = [place for place, column in enumerate(kept) if cell.column <= column < cell.column + cell.columns]
        if reached:
            yield replace(cell, column=reached[0], columns=len(reached))


def _innermost(tables: Sequence[Table]) -> list[Table]:
    """Of tables in one another keep the inner ones, unless the outer has words in other cells of the same rows."""
    kept: list[Table] = []
    for table in sorted(tables, key=lambda table: table.box.width * table.box.height):
        inner = [found for found in kept if found.words & table.words]
        taken = frozenset(at for found in inner for at in found.words)
        if not inner:
            kept.append(table)
        elif len(taken) < len(table.words) / 2:
            kept = [found for found in kept if found not in inner] + [table]
    return sorted(kept, key=lambda table: (table.box.top, table.box.left))


def _tagged(rows: Sequence[Sequence[TaggedCell]], sheet: Sheet) -> Table | None:
    by_tag: dict[int, list[int]] = {}
    for at, word in enumerate(sheet.words):
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
            words = tuple(sorted(at for tag in cell.tags for at in by_tag.get(tag, ())))
            cells.append(Cell(row=row, column=column, rows=cell.rows, columns=cell.columns, words=words))
            column += cell.columns
    if not _is_table(cells):
        return None
    columns = max(cell.column + cell.columns for cell in cells)
    placed = tuple(_placed(cells, sheet.words))
    box = _around([cell.box for cell in placed if cell.box])
    borders = tuple(
        min((cell.box.left for cell in placed if cell.box and (cell.column, cell.columns) == (i, 1)), default=None)
        for i in range(columns)
    )
    headed = [all(cell.heading for cell in row if cell.tags) and any(cell.tags for cell in row) for row in rows]
    headings = headed.index(False) if False in headed else 0
    return Table(columns=columns, cells=placed, box=box, borders=borders, headings=headings or None)


def _placed(cells: Sequence[Cell], words: Sequence[Word]) -> Iterator[Cell]:
    """Give each cell its place: that of its words, or for a blank one where its row and column cross."""
    boxes = [_around([words[at].box for at in cell.words]) if cell.words else None for cell in cells]
    across: dict[int, list[Box]] = {}
    down: dict[int, list[Box]] = {}
    for cell, box in zip(cells, boxes, strict=True):
        if box and cell.columns == 1:
            across.setdefault(cell.column, []).append(box)
        if box and cell.rows == 1:
            down.setdefault(cell.row, []).append(box)
    for cell, box in zip(cells, boxes, strict=True):
        if box is None and cell.column in across and cell.row in down:
            column, row = _around(across[cell.column]), _around(down[cell.row])
            box = Box(left=column.left, top=row.top, right=column.right, bottom=row.bottom)
        yield replace(cell, box=box)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _with_headings(table: Table, tagged: Table) -> Table:
    """Take over from the tags how many rows are headings, where both have the same first rows."""
    if tagged.headings is None:
        return table
    heads = {at for cell in tagged.cells if cell.row < tagged.headings for at in cell.words}
    rows = [{at for cell in row for at in cell.words} for row in table.rows]
    count = sum(bool(row) and row <= heads for row in rows[:MAX_HEADINGS])
    return replace(table, headings=count or None)


def _coloured(table: Table, fills: Sequence[Fill]) -> Table:
    near = [fill for fill in fills if fill.box.shared(table.box) > 0]
    if not near:
        return table
    cells = tuple(replace(cell, fill=fill_of(cell.box, near)) if cell.box else cell for cell in table.cells)
    return replace(table, cells=cells, headings=table.headings or _shaded_rows(replace(table, cells=cells)))


def _shaded_rows(table: Table) -> int | None:
    """How many rows at the top are shaded throughout, in one hue, above rows that are not: column headings."""
    hues = [{cell.fill for cell in row if cell.words} for row in table.rows]
    count = next((i for i, found in enumerate(hues) if found != hues[0]), 0)
    alike = bool(hues) and len(hues[0]) == 1 and None not in hues[0]
    return count if alike and 0 < count <= MAX_HEADINGS else None
