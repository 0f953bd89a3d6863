"""Makes tables of the grids that rules draw: each word goes into the cell that its middle stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.pdf.grids import Grid, grids_of
from ingest.pdf.sheet import Rule, Sheet
from ingest.pdf.table import Cell, Table, is_table, same_columns
from ingest.pdf.unruled_rows import with_rows_parted

# Points: a column narrower than this is a double border.
SLIVER = 6.0
# Nothing darker in an area of this: paper white.
WHITE = 250


def ruled_tables(sheet: Sheet, rules: Sequence[Rule], before: Table | None) -> list[Table]:
    """Return the tables that rules draw, from the top; of two in one another the one that is no mere frame.

    `before` is the last table of the page before: its last row may go on in one column alone.
    """
    shown = [fill for fill in sheet.fills if min(fill.colour) < WHITE]
    return _innermost([table for grid in grids_of(rules, shown) if (table := _table(grid, sheet, before))])


def _table(grid: Grid, sheet: Sheet, before: Table | None) -> Table | None:
    cells = _cells(grid, sheet)
    kept = [i for i in range(len(grid.xs) - 1) if grid.xs[i + 1] - grid.xs[i] >= SLIVER or _holds(cells, i)]
    table = Table(
        columns=len(kept),
        cells=tuple(_without_slivers(cells, kept)),
        box=grid.box,
        borders=tuple(grid.xs[i] for i in kept),
    )
    goes_on = before is not None and bool(table.filled) and same_columns(before, table)
    return with_rows_parted(table, sheet.words) if goes_on or is_table(table.cells) else None


def _cells(grid: Grid, sheet: Sheet) -> list[Cell]:
    """The cells of a grid with their words."""
    inside: dict[int, list[int]] = {}
    places = [grid.place(region) for region in grid.regions]
    within = grid.box
    for at, word in enumerate(sheet.words):
        middle = word.box.middle
        if within.holds(middle):
            home = next((i for i, place in enumerate(places) if place.holds(middle)), None)
            if home is not None:
                inside.setdefault(home, []).append(at)
    return [
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


def _holds(cells: Iterable[Cell], column: int) -> bool:
    return any(cell.words and cell.column == column and cell.columns == 1 for cell in cells)


def _without_slivers(cells: Iterable[Cell], kept: Sequence[int]) -> Iterator[Cell]:
    for cell in cells:
        reached = [place for place, column in enumerate(kept) if cell.column <= column < cell.column + cell.columns]
        if reached:
            yield replace(cell, column=reached[0], columns=len(reached))


def _innermost(tables: Sequence[Table]) -> list[Table]:
    """Of tables in one another keep the inner ones, unless the outer has most of its words outside them."""
    kept: list[Table] = []
    for table in sorted(tables, key=lambda table: table.box.width * table.box.height):
        inner = [found for found in kept if found.words & table.words]
        taken = frozenset(at for found in inner for at in found.words)
        if not inner:
            kept.append(table)
        elif len(taken) < len(table.words) / 2:
            kept = [found for found in kept if found not in inner] + [table]
    return kept
