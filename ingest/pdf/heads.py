"""Finds the column headings that stand right above a ruled table, outside its rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ingest.pdf.lines import lines_of
from ingest.pdf.sheet import Box, Word
from ingest.pdf.table import Cell, Table

# Points from the table to its headings, and by how much a heading may jut out over its column.
NEAR, JUT = 18.0, 3.0
# In heights of a line: headings further apart than this belong to something else.
GAP = 0.9
# In heights of a line: words less apart than this run on from one to the other.
SPACE = 0.6
# Share of the columns that must be named.
NAMED = 0.5
MAX_LINES = 8
LONGEST = 70


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slot:
    column: int
    columns: int
    left: float
    right: float
    words: tuple[float, float]


def headed(table: Table, words: Sequence[Word], taken: Collection[int]) -> Table:
    """Return the table with one more row of headings at its top, where words above it stand each over one column.

    `taken` are the places of words that belong to tables already. A table whose headings are known needs no more.
    """
    if table.headings:
        return table
    slots = _slots(table, words)
    over = _over(table, slots, words, taken)
    said = [" ".join(words[at].text for at in sorted(found)) for found in over.values()]
    if len(over) < max(2, NAMED * len(slots)) or not all(_is_heading(cell) for cell in said):
        return table
    top = min(words[at].box.top for found in over.values() for at in found)
    head = tuple(
        Cell(
            row=0,
            column=slot.column,
            columns=slot.columns,
            words=tuple(sorted(over.get(place, ()))),
            box=Box(left=slot.left, top=top, right=slot.right, bottom=table.box.top),
        )
        for place, slot in enumerate(slots)
    )
    cells = (*head, *(replace(cell, row=cell.row + 1) for cell in table.cells))
    return replace(table, cells=cells, box=replace(table.box, top=top), headings=1)


def _is_heading(cell: str) -> bool:
    return len(cell) <= LONGEST and not cell.endswith((".", ":", ";"))


def _slots(table: Table, words: Sequence[Word]) -> list[_Slot]:
    """The columns that words can head: one in which no cell has words belongs to the one before it."""
    begins = [0, *sorted({cell.column for cell in table.cells if cell.words} - {0})]
    ends = [*begins[1:], table.columns]
    lefts = [table.box.left, *(table.borders[begin] for begin in begins[1:]), table.box.right]
    return [
        _Slot(column=begin, columns=end - begin, left=left, right=right, words=_extent(table, begin, words))
        for begin, end, left, right in zip(begins, ends, lefts, lefts[1:], strict=False)
        if left is not None and right is not None
    ]


def _extent(table: Table, column: int, words: Sequence[Word]) -> tuple[float, float]:
    """From where to where the words of a column reach."""
    boxes = [words[at].box for cell in table.cells if cell.column == column for at in cell.words]
    return min((box.left for box in boxes), default=0.0), max((box.right for box in boxes), default=0.0)


def _over(table: Table, slots: Sequence[_Slot], words: Sequence[Word], taken: Collection[int]) -> dict[int, list[int]]:
    """The words above each slot, line by line upwards until one stands over none or runs on over several."""
    above = [at for at, word in enumerate(words) if at not in taken and word.box.bottom <= table.box.top + JUT]
    lines: list[dict[int, list[int]]] = []
    top, reach = table.box.top, NEAR
    for line in reversed(lines_of(above, words, wide=SPACE)):
        homes = [_home(run.box, slots) for run in line]
        if top - max(run.box.bottom for run in line) > reach or None in homes or len(lines) == MAX_LINES:
            break
        lines.append({})
        for run, home in zip(line, homes, strict=True):
            lines[-1].setdefault(home or 0, []).extend(run.words)
        top = min(run.box.top for run in line)
        reach = GAP * max(run.box.height for run in line)
    while lines and lines[-1].keys() == {0}:
        lines.pop()
    found: dict[int, list[int]] = {}
    for named in lines:
        for home, places in named.items():
            found.setdefault(home, []).extend(places)
    return found


def _home(box: Box, slots: Sequence[_Slot]) -> int | None:
    """The slot that words stand over: the one they lie in, else the only one whose words they stand over."""
    for place, slot in enumerate(slots):
        if slot.left - JUT <= box.left and box.right <= slot.right + JUT:
            return place
    extents = [slot.words for slot in slots]
    over = [place for place, (left, right) in enumerate(extents) if left < box.right and box.left < right]
    return over[0] if len(over) == 1 else None
