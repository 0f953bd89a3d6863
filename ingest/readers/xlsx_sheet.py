"""One sheet as what it shows: words, fills and merged cells by place, hidden rows and columns taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.writing import GridCell, Words, spell
from ingest.readers.xlsx_fills import Palette, Place, fills_by_rule
from ingest.readers.xlsx_formats import shown

NARROW = 3.5
"""Characters: a blank column under this width is a gap inside a table, a wider one stands between two."""


@dataclass(kw_only=True, slots=True)
class Sheet:
    """The cells of one sheet that show something, by (row, column) from 1 among those that are not hidden.

    `numbers` are the places of figures and days; `bold` of cells in bold; `covered` those that a merged cell reaches
    over; `heads` rows that the sheet itself names as column headings; `row_numbers` what Excel calls each row;
    `narrow` columns too small for words.
    """

    name: str
    cells: dict[Place, GridCell] = field(default_factory=dict)
    numbers: set[Place] = field(default_factory=set)
    bold: set[Place] = field(default_factory=set)
    covered: dict[Place, Place] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)
    row_numbers: dict[int, int] = field(default_factory=dict)
    narrow: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    hidden_columns: int = 0

    def used(self, place: Place) -> bool:
        """Say whether words stand at a place or reach over it."""
        at = self.covered.get(place, place)
        return at in self.cells and bool(self.cells[at].words.text)


def read_sheet(sheet: Any, palette: Palette) -> Sheet:
    """Read one of openpyxl's worksheets."""
    # The sheet's own mapping of cells: going through rows and columns would make a cell for each blank one.
    cells: dict[Place, Any] = sheet._cells
    hidden_rows = {row for row, given in sheet.row_dimensions.items() if given.hidden}
    hidden_columns = set(_columns(sheet, lambda given: given.hidden, max((c for _, c in cells), default=0)))
    rows = _renumbered({row for row, _ in cells}, hidden_rows)
    columns = _renumbered({column for _, column in cells}, hidden_columns)
    found = Sheet(name=sheet.title, row_numbers={shown: row for row, shown in rows.items()})
    looks = _Looks(palette)
    ruled = fills_by_rule(sheet, {p: c.value for p, c in cells.items() if c.value not in (None, "")}, palette)
    for (row, column), cell in cells.items():
        if row in rows and column in columns:
            _take(found, (rows[row], columns[column]), cell, looks, ruled.get((row, column)))
    _merge(found, sheet, rows, columns)
    found.heads = {rows[row] for row in _heading_rows(sheet) if row in rows}
    narrow = set(_columns(sheet, lambda given: bool(given.width) and given.width <= NARROW, max(columns, default=0)))
    found.narrow = {columns[column] for column in narrow if column in columns}
    found.hidden_rows = len({row for row, _ in cells} & hidden_rows)
    found.hidden_columns = len({column for _, column in cells} & hidden_columns)
    return found


class _Looks:
    """Fill, weight and strike of cells, worked out once for each style of the workbook."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._known: dict[int, tuple[str | None, bool, bool]] = {}

    def of(self, cell: Any) -> tuple[str | None, bool, bool]:
        """Return (fill, bold, struck out)."""
        if not cell.has_style:
            return None, False, False
        if cell.style_id not in self._known:
            font = cell.font
            self._known[cell.style_id] = (self._palette.fill(cell.fill), bool(font.b), bool(font.strike))
        return self._known[cell.style_id]


def _take(sheet: Sheet, place: Place, cell: Any, looks: _Looks, ruled: str | None) -> None:
    fill, bold, struck = looks.of(cell)
    fill = ruled or fill
    if cell.value is None and fill is None:
        return
    words = spell(_runs(cell, struck=struck)) if cell.value is not None else Words()
    sheet.cells[place] = GridCell(words=words, fill=fill)
    if words.text and cell.data_type in ("n", "d"):
        sheet.numbers.add(place)
    if words.text and bold:
        sheet.bold.add(place)


def _runs(cell: Any, *, struck: bool) -> Iterator[tuple[str, bool]]:
    """Yield a cell's words as displayed; those of rich text run by run, each with its own strike."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if isinstance(cell.value, CellRichText):
        for run in cell.value:
            own = run.font.strike if isinstance(run, TextBlock) and run.font is not None else None
            yield str(run), struck if own is None else bool(own)
    else:
        yield shown(cell.value, cell.number_format), struck


def _merge(found: Sheet, sheet: Any, rows: dict[int, int], columns: dict[int, int]) -> None:
    """Tell each merged cell how far it reaches over what is not hidden."""
    for area in sheet.merged_cells.ranges:
        own_rows = [rows[row] for row in range(area.min_row, area.max_row + 1) if row in rows]
        own_columns = [columns[column] for column in range(area.min_col, area.max_col + 1) if column in columns]
        first = (rows.get(area.min_row, 0), columns.get(area.min_col, 0))
        if first not in found.cells:
            continue
        cell = found.cells[first]
        found.cells[first] = GridCell(words=cell.words, fill=cell.fill, rows=len(own_rows), columns=len(own_columns))
        for place in ((row, column) for row in own_rows for column in own_columns):
            if place != first:
                found.covered[place] = first
                found.cells.pop(place, None)


def _renumbered(used: set[int], hidden: set[int]) -> dict[int, int]:
    """Number what is shown so that hidden rows leave no gap and blank ones do."""
    taken = sorted(hidden)
    found: dict[int, int] = {}
    passed = 0
    for place in sorted(used - hidden):
        while passed < len(taken) and taken[passed] < place:
            passed += 1
        found[place] = place - passed
    return found


def _columns(sheet: Any, wanted: Any, last: int) -> Iterator[int]:
    """Yield the columns whose settings, which are kept a stretch at a time, are as wanted."""
    for given in sheet.column_dimensions.values():
        if wanted(given):
            first = given.min or (given.index and _index(given.index))
            yield from range(first, min(given.max or first, max(last, first)) + 1)


def _index(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))


def _heading_rows(sheet: Any) -> Iterator[int]:
    """Yield rows named as headings: of tables, of filters, and those printed at the top of each page."""
    from openpyxl.utils import range_boundaries

    for table in sheet.tables.values():
        first = range_boundaries(table.ref)[1]
        yield from range(first, first + (1 if table.headerRowCount is None else table.headerRowCount))
    if sheet.auto_filter.ref:
        yield range_boundaries(sheet.auto_filter.ref)[1]
    if sheet.print_title_rows:
        first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
        yield from range(int(first), int(last or first) + 1)
