"""What a reader is: a file in, its pages and their words out; one file here is one format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vectorstore.page_words import PageWords


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadCell:
    """What a table cell shows beside its words. `start` is the offset in the page's text where the cell begins.

    `fill` is the name of the hue it is filled with, None for white; `rows` and `columns`: how many it is merged over.
    """

    start: int
    fill: str | None = None
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTable:
    """A table that the format itself sets out: [start, end) of the page's text, a line a row, a tab between cells.

    `headings` is how many rows at its top are column headings, None where the format does not say; `cells` are those
    with something to tell; `continues` says that it goes on with the last table of the page before. `numbers` are those
    by which the format itself calls the rows, one a line, empty where it does not number them.
    """

    start: int
    end: int
    headings: int | None = None
    cells: tuple[ReadCell, ...] = ()
    continues: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPage:
    """One page as the file gives it; `number` is 1-based, None where the format has no pages.

    `headings` are (offset in `text`, level from 1) of lines that the format's own styles set as headings; `deletions`
    are [start, end) of words struck out or deleted by a tracked change; `confidence` is that of character recognition,
    0 to 1, None where the words are the file's own; `fault` says why the page could not be read; `words` is where they
    stand on the page, None where the format has no pages to be drawn.
    """

    text: str
    number: int | None = None
    headings: tuple[tuple[int, int], ...] = ()
    tables: tuple[ReadTable, ...] = ()
    deletions: tuple[tuple[int, int], ...] = ()
    confidence: float | None = None
    fault: str | None = None
    words: PageWords | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadFile:
    """What a reader got out of a file. `title` is what the file's own metadata says, a hint at most.

    `notes` are sentences on what was left out or could not be read, for whoever gave the file.
    """

    pages: tuple[ReadPage, ...]
    title: str | None = None
    notes: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one format. Raises `ingest.errors.UnreadableFile`, which says what to do, for a file it cannot use."""

    @property
    def suffixes(self) -> frozenset[str]:
        """File name endings, lower case with the dot, that this reader takes."""

    def read(self, path: Path) -> ReadFile:
        """Return the file's pages, nothing repaired or dropped."""
