"""HTML tables as rows of cells: rowspan and colspan laid out on a grid, as a browser does (HTML standard, 4.9.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ingest.readers.html_look import fill_of, is_hidden
from ingest.readers.writing import GridCell, Row, Words

MAX_SPAN = 1000
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


def rows_of(table: Any, words: Callable[[Any], Words]) -> list[Row]:
    """Return the rows of a table, each a cell a column, None where a cell from above or from the left goes on."""
    rows = list(_rows(table))
    found: list[Row] = []
    open_until: dict[int, int] = {}
    for place, row in enumerate(rows):
        cells: list[GridCell | None] = []
        for element in _cells(row):
            while open_until.get(len(cells), 0) > place:
                cells.append(None)
            down = min(_span(element, "rowspan") or len(rows), len(rows) - place)
            across = max(_span(element, "colspan"), 1)
            open_until.update(dict.fromkeys(range(len(cells), len(cells) + across), place + down))
            cell = GridCell(words=words(element), fill=fill_of(element), rows=down, columns=across)
            cells += [cell, *[None] * (across - 1)]
        found.append(cells)
    return found


def heading_rows(table: Any) -> int | None:
    """Return how many rows at the top are column headings: those of `thead`, else those of heading cells alone.

    None where the table has no heading cells; 0 where only its rows have them.
    """
    count = 0
    for row in _rows(table):
        cells = list(_cells(row))
        if row.getparent().tag != "thead" and not (cells and all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count or (0 if any(cell.tag == "th" for cell in cells_of(table)) else None)


def is_frame(table: Any) -> bool:
    """Say whether a table only places things on the page: one said to be no table, or of a single column."""
    if table.get("role") in ("presentation", "none"):
        return True
    return all(len(list(_cells(row))) <= 1 for row in _rows(table))


def cells_of(table: Any) -> Iterator[Any]:
    """Yield the cells of a table as they stand in the page."""
    for row in _rows(table):
        yield from _cells(row)


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows in the order in which they are shown: those of `tfoot` last."""
    groups = [child for child in table if child.tag in _GROUPS or child.tag == "tr"]
    for child in sorted(groups, key=lambda child: ("thead", None, "tfoot").index(_rank(child))):
        if is_hidden(child):
            continue
        yield from [child] if child.tag == "tr" else (row for row in child if row.tag == "tr" and not is_hidden(row))


def _rank(child: Any) -> str | None:
    return child.tag if child.tag in ("thead", "tfoot") else None


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell))


def _span(cell: Any, name: str) -> int:
    said = (cell.get(name) or "1").strip()
    return min(int(said), MAX_SPAN) if said.isdecimal() else 1
