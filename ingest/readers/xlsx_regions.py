"""Tells the tables of one sheet apart: blank rows and blank columns part them, titles and notes stand outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.readers.writing import Row
from ingest.readers.xlsx_sheet import Sheet

MAX_HEADS = 3
LONG = 60
_NOTE = re.compile(r"\W|(?:notes?|sources?|key|figures|data|see|as at)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """Rows and columns, in order, that belong to one table; not all of them need be filled."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def regions_of(sheet: Sheet) -> list[Region]:
    """Return the regions of a sheet from the top down, and from left to right where two stand side by side."""
    used = sorted(place for place in {*sheet.cells, *sheet.covered} if sheet.used(place))
    by_row: dict[int, list[int]] = {}
    for row, column in used:
        by_row.setdefault(row, []).append(column)
    bands: list[Region] = []
    for rows in _runs(sorted(by_row)):
        band = Region(rows=rows, columns=tuple(sorted({column for row in rows for column in by_row[row]})))
        if bands and _goes_on(sheet, bands[-1], band):
            columns = tuple(sorted({*bands[-1].columns, *band.columns}))
            bands[-1] = Region(rows=(*bands[-1].rows, *band.rows), columns=columns)
        else:
            bands.append(band)
    return [region for band in bands for region in _side_by_side(sheet, band)]


def titles(sheet: Sheet, region: Region) -> int:
    """Return how many rows at the top hold one cell alone: titles and notes above the table itself."""
    return next((n for n, row in enumerate(region.rows) if len(filled(sheet, region, row)) > 1), len(region.rows))


def notes(sheet: Sheet, region: Region) -> int:
    """Return how many rows at the bottom are notes: one cell alone that says so, is long or is merged over others."""
    return sum(1 for _ in takewhile(lambda row: _is_note(sheet, region, row), reversed(region.rows)))


def heading_count(sheet: Sheet, region: Region) -> int | None:
    """Return how many rows are column headings: those the sheet names, else bold words over rows that are not."""
    named = [n for n, row in enumerate(region.rows[:MAX_HEADS]) if row in sheet.heads]
    if named:
        return named[-1] + 1
    count = next((n for n, row in enumerate(region.rows) if not _is_head(sheet, region, row)), len(region.rows))
    return count if 0 < count <= MAX_HEADS and count < len(region.rows) else None


def filled(sheet: Sheet, region: Region, row: int) -> list[int]:
    """Return the columns of a row where a cell with words begins."""
    return [c for c in region.columns if (row, c) in sheet.cells and sheet.cells[row, c].words.text]


def grid(sheet: Sheet, region: Region) -> list[Row]:
    """Return a region's cells, a cell a column, None where a merged one goes on or none is."""
    columns = range(region.columns[0], region.columns[-1] + 1)
    shown = [c for c in columns if c in region.columns or any((row, c) in sheet.cells for row in region.rows)]
    return [[sheet.cells.get((row, column)) for column in shown] for row in region.rows]


def _goes_on(sheet: Sheet, above: Region, below: Region) -> bool:
    """Say whether a blank row only spaces a table out: what follows has its columns and no headings of its own."""
    if not set(below.columns) <= set(above.columns) or len(above.rows) == titles(sheet, above):
        return False
    first = below.rows[0]
    cells = filled(sheet, below, first)
    figures = any((first, column) in sheet.numbers for column in cells)
    return len(cells) > 1 and first not in sheet.heads and (figures or not _is_head(sheet, below, first))


def _is_note(sheet: Sheet, region: Region, row: int) -> bool:
    cells = [sheet.cells[row, column] for column in filled(sheet, region, row)]
    words = cells[0].words.text if cells else ""
    return len(cells) == 1 and (len(words) > LONG or cells[0].columns > 1 or bool(_NOTE.match(words)))


def _is_head(sheet: Sheet, region: Region, row: int) -> bool:
    cells = filled(sheet, region, row)
    return len(cells) > 1 and all((row, c) in sheet.bold and (row, c) not in sheet.numbers for c in cells)


def _side_by_side(sheet: Sheet, band: Region) -> Iterator[Region]:
    """Part a band at blank columns, save narrow ones, and where one side is a single column and so no table."""
    pieces: list[tuple[int, ...]] = []
    for run in _runs(band.columns):
        gap = range(pieces[-1][-1] + 1, run[0]) if pieces else range(0)
        narrow = bool(gap) and all(column in sheet.narrow for column in gap)
        if pieces and (narrow or len(run) == 1 or len(pieces[-1]) == 1):
            pieces[-1] = (*pieces[-1], *run)
        else:
            pieces.append(run)
    for columns in pieces:
        rows = tuple(row for row in band.rows if any(sheet.used((row, column)) for column in columns))
        yield Region(rows=rows, columns=columns)


def _runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """Cut ascending numbers where one is left out."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [tuple(run) for run in runs]
