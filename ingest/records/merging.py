"""Finds cells that are merged down over the rows below: a manager beside each of several references.

Where a format says over how many rows a cell reaches, it reaches over these; else only columns at the left are read so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.records.columns import Columns
from ingest.records.joining import Entry
from ingest.records.rows import Row
from ingest.records.sums import is_figure

MIN_BLANK = 0.2


def with_cells_above(entries: Sequence[Entry], rows: Sequence[Row], columns: Columns) -> tuple[Entry, ...]:
    """Give each entry the rows above whose cells reach down over its own; `rows` are all of the table.

    Tables group their rows from the left: what stands before the reference of each row is said once for several. A
    figure is never carried, since it would be counted again.
    """
    told = _reached(rows)
    merged = [column for column in range(columns.key) if columns.keyed and _is_merged(entries, column)]
    found: list[Entry] = []
    last: dict[int, Row] = {}
    for place, entry in enumerate(entries):
        if place and entry.group is not entries[place - 1].group:
            last.clear()
        last |= {column: row for column in merged for row in entry.rows if row.at(column)}
        over = last | told[entry.rows[0].block.span.start]
        blank = {column: row for column, row in over.items() if not any(own.at(column) for own in entry.rows)}
        found.append(replace(entry, above=tuple(sorted(blank.items(), key=lambda item: item[0]))))
    return tuple(found)


def _reached(rows: Sequence[Row]) -> dict[int, dict[int, Row]]:
    """By the offset of each row, the rows above whose cells their format says reach down over its own, by column."""
    found: dict[int, dict[int, Row]] = {}
    open_: dict[int, tuple[Row, int]] = {}
    for row in rows:
        found[row.block.span.start] = {column: above for column, (above, left) in open_.items() if left}
        open_ = {column: (above, left - 1) for column, (above, left) in open_.items() if left > 1}
        for column, down in enumerate(row.block.reach):
            if down > 1 and row.at(column) and not is_figure(row.at(column)):
                open_[column] = (row, down - 1)
    return found


def _is_merged(entries: Sequence[Entry], column: int) -> bool:
    """Say whether a column merges its cells: some are blank, and none says again what the one above says."""
    words = [next((row.at(column) for row in entry.rows if row.at(column)), "") for entry in entries]
    again = any(above and above == below for above, below in pairwise(words))
    return bool(words) and bool(words[0]) and not again and words.count("") >= MIN_BLANK * len(words)
