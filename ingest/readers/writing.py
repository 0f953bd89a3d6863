"""A page's text while a reader writes it: paragraphs and tables one after the other, and where in it what stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.base import ReadCell, ReadPage, ReadTable

_SPACE = re.compile(r"\s+")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A stretch of words and which of them are struck out, as [start, end) of `text`."""

    text: str = ""
    deletions: tuple[tuple[int, int], ...] = ()

    @property
    def deleted(self) -> bool:
        """Whether every word is struck out."""
        rest = list(self.text)
        for start, end in self.deletions:
            rest[start:end] = " " * (end - start)
        return bool(self.text.strip()) and not "".join(rest).strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class GridCell:
    """A cell where it begins: its words, the name of its fill, and over how many rows and columns it is merged."""

    words: Words
    fill: str | None = None
    rows: int = 1
    columns: int = 1


Row = Sequence[GridCell | None]
"""A cell a column; None where a merged cell from above or from the left goes on."""


def spell(runs: Iterable[tuple[str, bool]], *, one_line: bool = True) -> Words:
    """Join (words, struck out) runs, a space for each run of blanks, none at either end; `one_line` folds lines too.

    A space that follows a space is dropped whether it is struck out or not, so that words stay one space apart.
    """
    text = ""
    deletions: list[tuple[int, int]] = []
    for run, deleted in runs:
        said = _SPACE.sub(" ", run) if one_line else _BLANKS.sub(" ", run)
        if not text or text[-1] in " \n":
            said = said.lstrip() if one_line or not text else said.lstrip(" ")
        start, text = len(text), text + said
        if deleted and said:
            joins = bool(deletions) and deletions[-1][1] == start
            deletions.append((deletions.pop()[0] if joins else start, len(text)))
    text = text.rstrip()
    return Words(text=text, deletions=tuple((s, min(e, len(text))) for s, e in deletions if s < len(text)))


class PageDraft:
    """What a reader has written so far; tabs stand only between the cells of a table's row."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[tuple[int, int]] = []
        self._tables: list[ReadTable] = []
        self._deletions: list[tuple[int, int]] = []

    def paragraph(self, words: Words, *, level: int | None = None, tight: bool = False) -> None:
        """Write a paragraph, or a heading of a `level`; a `tight` one, an item of a list say, on the very next line."""
        if not words.text:
            return
        self._break(1 if tight else 2)
        if level is not None:
            self._headings.append((self._length, level))
        self._put(words)

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading."""
        self.paragraph(spell([(text, False)]), level=level)

    def table(self, rows: Sequence[Row], *, headings: int | None = None, numbers: Sequence[int] = ()) -> None:
        """Write a table, a line a row, and say where its cells stand; rows without words or fills are left out."""
        shown = [row for row in rows if _shows(row)]
        if not any(cell and cell.words.text for row in shown for cell in row):
            return
        self._break(2)
        start = self._length
        width = max(len(row) for row in shown)
        cells = [cell for row in shown for cell in self._row(row, width, first=self._length == start)]
        left_out = sum(not _shows(row) for row in rows[: headings or 0])
        heads = None if headings is None else headings - left_out
        told = tuple(number for number, row in zip(numbers, rows, strict=False) if _shows(row))
        table = ReadTable(start=start, end=self._length, headings=heads, cells=tuple(cells), numbers=told)
        self._tables.append(table)

    def page(self) -> ReadPage:
        """Return what was written, as a page without a number."""
        return ReadPage(
            text="".join(self._parts),
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            deletions=tuple(self._deletions),
        )

    def _row(self, row: Row, width: int, *, first: bool) -> list[ReadCell]:
        told: list[ReadCell] = []
        if not first:
            self._say("\n")
        for place, cell in enumerate([*row, *[None] * (width - len(row))]):
            if place:
                self._say("\t")
            if cell is None:
                continue
            if cell.fill or cell.rows > 1 or cell.columns > 1:
                told.append(ReadCell(start=self._length, fill=cell.fill, rows=cell.rows, columns=cell.columns))
            self._put(cell.words)
        return told

    def _break(self, lines: int) -> None:
        if self._length:
            self._say("\n" * lines)

    def _put(self, words: Words) -> None:
        self._deletions += [(self._length + start, self._length + end) for start, end in words.deletions]
        self._say(words.text)

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _shows(row: Row) -> bool:
    return any(cell and (cell.words.text or cell.fill) for cell in row)
