"""Finds cells at the left that are merged down over the rows below: a manager beside each of several references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.records.columns import Columns
from ingest.records.joining import Entry
from ingest.records.rows import Row

MIN_BLANK = 0.2


def with_cells_above(entries: Sequence[Entry], columns: Columns) -> tuple[Entry, ...]:
    """Give each entry the rows above whose cells reach down over its own, in columns before that of the references.

    Tables group their rows from the left: what stands before the reference of each row is said once for several.
    """
    merged = [column for column in range(columns.key) if columns.keyed and _is_merged(entries, column)]
    found: list[Entry] = []
    last: dict[int, Row] = {}
    for place, entry in enumerate(entries):
        if place and entry.group is not entries[place - 1].group:
            last.clear()
        blank = [column for column in merged if not any(row.at(column) for row in entry.rows)]
        last |= {column: row for column in merged for row in entry.rows if row.at(column)}
        found.append(replace(entry, above=tuple((column, last[column]) for column in blank if column in last)))
    return tuple(found)


def _is_merged(entries: Sequence[Entry], column: int) -> bool:
    """Say whether a column merges its cells: some are blank, and none says again what the one above says."""
    words = [next((row.at(column) for row in entry.rows if row.at(column)), "") for entry in entries]
    again = any(above and above == below for above, below in pairwise(words))
    return bool(words) and bool(words[0]) and not again and words.count("") >= MIN_BLANK * len(words)
