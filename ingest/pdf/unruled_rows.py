"""Parts rows that a table draws no rules between, where sums in several columns stand line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.lines import lines_of
from ingest.pdf.sheet import Box, Word
from ingest.pdf.table import Cell, Table

# Points: sums of one row stand this level.
LEVEL = 3.0


def with_rows_parted(table: Table, words: Sequence[Word]) -> Table:
    """Return the table with one row for each line of sums, where two columns at least hold as many, as level.

    Words in the other columns go to the nearest such line.
    """
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    merged = {row for cell in table.cells if cell.rows > 1 for row in range(cell.row, cell.row + cell.rows)}
    cells: list[Cell] = []
    added = 0
    for row in sorted(by_row):
        feet = _feet(by_row[row], words) if row not in merged else []
        cells += _parted(by_row[row], feet, row + added, words)
        added += max(0, len(feet) - 1)
    return replace(table, cells=tuple(cells)) if added else table


def _feet(row: Sequence[Cell], words: Sequence[Word]) -> list[float]:
    """The lines that the sums of a row stand on, none where they are one line or not level; labels stand there too."""
    columns = [_lines(cell, words) for cell in row if cell.words]
    sums = [[foot for foot, figure in lines] for lines in columns if all(figure for _, figure in lines)]
    count = max((len(feet) for feet in sums), default=0)
    full = [feet for feet in sums if len(feet) == count]
    if count < 2 or len(full) < 2 or any(not _level(feet, full[0]) for feet in full):
        return []
    labelled = bool(columns) and len(columns[0]) >= count
    return full[0] if labelled else []


def _lines(cell: Cell, words: Sequence[Word]) -> list[tuple[float, bool]]:
    """The foot of each line of a cell, and whether the line is one sum."""
    return [
        (max(run.box.bottom for run in line), len(line) == 1 and line[0].figure) for line in lines_of(cell.words, words)
    ]


def _level(feet: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(foot - other) <= LEVEL for foot, other in zip(feet, others, strict=True))


def _parted(row: Sequence[Cell], feet: Sequence[float], number: int, words: Sequence[Word]) -> Iterator[Cell]:
    """The cells of one ruled row as so many rows; each part has its share of the place, and so the fill."""
    if not feet:
        yield from (replace(cell, row=number) for cell in row)
        return
    borders = [(foot + after) / 2 for foot, after in pairwise(feet)]
    for part in range(len(feet)):
        for cell in row:
            held = tuple(at for at in cell.words if _nearest(words[at].box, feet) == part)
            box = cell.box
            if box:
                top = borders[part - 1] if part else box.top
                bottom = borders[part] if part < len(borders) else box.bottom
                box = replace(box, top=top, bottom=bottom)
            yield replace(cell, row=number + part, words=held, box=box)


def _nearest(box: Box, feet: Sequence[float]) -> int:
    return min(range(len(feet)), key=lambda part: abs(feet[part] - box.bottom))
