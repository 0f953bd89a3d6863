"""Tables for a terminal, whose columns share the room so that no word is broken."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from api.harmless import harmless

GAP = 2
"""Characters between two columns."""


def table_of(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> Table:
    """Return a table no wider than `room` characters, long cells on several lines; words break where they must."""
    widths: Sequence[int | None] = widths_of(headings, rows, room) or [None] * len(headings)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(Text(harmless(heading)), overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return table


def widths_of(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Return how wide each column is to be, None where there is no room for the longest word of each.

    What room is left goes, a character at a time, to the column whose longest cell takes the most lines.
    """
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(cell_len(word) for cell in column for word in (cell.split() or [""])) for column in columns]
    longest = [max(cell_len(cell) for cell in column) for column in columns]
    left = room - sum(widths) - GAP * (len(widths) - 1)
    if left < 0:
        return None
    for _ in range(min(left, sum(longest) - sum(widths))):
        lines = [most / max(width, 1) for most, width in zip(longest, widths, strict=True)]
        widths[lines.index(max(lines))] += 1
    return widths
