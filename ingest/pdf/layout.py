"""Writes a page down: its words in the order of the file, its tables as lines of cells with tabs between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.pdf.sheet import Box, Word
from ingest.pdf.table import Cell, Table
from ingest.readers.base import ReadCell, ReadTable

# In heights of a line: words this far apart, from foot to foot, are of two lines; lines this far apart of two blocks.
NEXT_LINE = 0.5
NEXT_BLOCK = 1.55


@dataclass(kw_only=True, slots=True)
class Written:
    """The text of a page so far, where in it tables and struck-out words stand, and where each word stands on it."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[ReadTable] = field(default_factory=list)
    deletions: list[tuple[int, int]] = field(default_factory=list)
    places: list[tuple[int, int, Box]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Write on."""
        self.text.append(words)
        self.length += len(words)

    def add_word(self, word: Word, *, struck: bool) -> None:
        """Write a word; words struck out one after the other are one deletion."""
        start = self.length
        self.add(word.text)
        self.places.append((start, self.length, word.box))
        if struck:
            last = self.deletions[-1] if self.deletions else None
            if last and not "".join(self.text)[last[1] : start].strip(" "):
                start = self.deletions.pop()[0]
            self.deletions.append((start, self.length))


def written(words: Sequence[Word], tables: Sequence[Table], struck: frozenset[int]) -> Written:
    """Write the words of a page; a table stands where the first of its words does."""
    page = Written()
    home = {at: table for table in tables for at in table.words}
    done: set[int] = set()
    before: Word | None = None
    for at, word in enumerate(words):
        table = home.get(at)
        if table is None:
            _write_word(page, before, word, struck=at in struck)
            before = word
        elif id(table) not in done:
            done.add(id(table))
            _write_table(page, table, words, struck)
            before = None
    return page


def _write_word(page: Written, before: Word | None, word: Word, *, struck: bool) -> None:
    if before is not None:
        page.add(_between(before, word))
    elif page.length:
        page.add("\n\n")
    page.add_word(word, struck=struck)


def _between(before: Word, word: Word) -> str:
    """What stands between two words that follow each other: nothing, a space, a line's end, or a blank line too."""
    height = min(before.box.height, word.box.height) or 1.0
    down = word.box.bottom - before.box.bottom
    same = abs(down) <= NEXT_LINE * height or _level(before.box, word.box)
    if same and not word.newline:
        return " " if word.space else ""
    if same and word.box.left >= before.box.right - height:
        return " "
    return "\n\n" if down > NEXT_BLOCK * max(before.box.height, word.box.height) or down < -height else "\n"


def _level(first: Box, second: Box) -> bool:
    """Say whether the smaller of two words stands within the height of the other, as a footnote's mark does."""
    low, high = sorted((first, second), key=lambda box: box.height)
    return high.top - 1 <= low.middle[1] <= high.bottom + 1 and low.height < 0.8 * high.height


def _write_table(page: Written, table: Table, words: Sequence[Word], struck: frozenset[int]) -> None:
    if page.length:
        page.add("\n\n")
    start = page.length
    cells: list[ReadCell] = []
    for number, row in enumerate(table.rows):
        if number:
            page.add("\n")
        at = 0
        for cell in row:
            page.add("\t" * (cell.column - at))
            at = cell.column
            if cell.fill or cell.rows > 1 or cell.columns > 1:
                cells.append(ReadCell(start=page.length, fill=cell.fill, rows=cell.rows, columns=cell.columns))
            _write_cell(page, cell, words, struck)
        page.add("\t" * (table.columns - 1 - at))
    page.tables.append(ReadTable(start=start, end=page.length, headings=table.headings, cells=tuple(cells)))


def _write_cell(page: Written, cell: Cell, words: Sequence[Word], struck: frozenset[int]) -> None:
    before: int | None = None
    for at in in_reading_order(cell.words, words):
        if before is not None:
            page.add("" if at == before + 1 and not words[at].space else " ")
        page.add_word(words[at], struck=at in struck)
        before = at


def in_reading_order(places: Iterable[int], words: Sequence[Word]) -> list[int]:
    """The order of the file where it goes down line by line, else lines from the top and words from the left.

    Words that run up or down the page are left in the order of the file.
    """
    order = sorted(places)
    if not all(words[at].upright for at in order):
        return order
    boxes = [words[at].box for at in order]
    if all(now.bottom > before.top for before, now in pairwise(boxes)):
        return order
    lines: list[list[int]] = []
    for at in sorted(order, key=lambda at: words[at].box.middle[1]):
        if lines and words[at].box.middle[1] < words[lines[-1][0]].box.bottom:
            lines[-1].append(at)
        else:
            lines.append([at])
    return [at for line in lines for at in sorted(line, key=lambda at: (words[at].box.left, at))]
