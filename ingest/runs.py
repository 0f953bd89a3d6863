"""Finds the runs of table rows in a text: by the tabs between cells, and by the tables that the format itself sets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.grammar import heading_level, is_appendix, numbered
from ingest.lines import Line
from ingest.papers import is_paper_start
from ingest.pieces import Content
from ingest.readers.base import ReadCell, ReadTable
from ingest.rows import raw_rows, shape_of
from ingest.tables import Stretch


class SetTables:
    """The tables that a file's format sets out; offsets are those of the text of record."""

    def __init__(self, tables: Sequence[ReadTable]) -> None:
        """Sort them, and their cells, by where they begin."""
        self._tables = sorted(tables, key=lambda table: table.start)
        self._starts = [table.start for table in self._tables]
        self.cells: dict[int, ReadCell] = {cell.start: cell for table in tables for cell in table.cells}

    def at(self, offset: int) -> ReadTable | None:
        """Return the table that covers a character, None in running text and where the format sets no tables."""
        place = bisect_right(self._starts, offset) - 1
        return self._tables[place] if place >= 0 and offset < self._tables[place].end else None


def read_run(contents: Sequence[Content], at: int, tables: SetTables) -> tuple[list[Stretch], int]:
    """Cut the rows from `at` on into stretches between blank lines and page ends; returns them and where they end.

    Lines that cells wrapped onto belong to them. A table that the format sets out begins a run of its own, but where it
    goes on with the one before.
    """
    own = tables.at(contents[at].line.start)
    runs: list[list[Line]] = []
    opened: list[ReadTable | None] = []
    top = contents[at].line
    while at < len(contents) and _belongs(contents, at, begun=bool(runs)):
        content = contents[at]
        found = tables.at(content.line.start)
        if found is not own:
            if found is None or own is None or not (found.continues or _says_again(content, top)):
                break
            own = found
        if not runs or content.gap or content.cut:
            runs.append([])
            opened.append(found)
        runs[-1].append(content.line)
        at += 1
    stretches = [
        Stretch(
            rows=tuple(raw_rows(run, tables.cells)),
            headings=table.headings if table else None,
            continues=table is not None and (bool(place) or table.continues),
        )
        for place, (run, table) in enumerate(zip(runs, opened, strict=True))
    ]
    return stretches, at


def _says_again(content: Content, top: Line) -> bool:
    """Say whether a table begins, on a new page, with the row that the one before began with."""
    return content.cut and shape_of(content.line) == shape_of(top)


def _belongs(contents: Sequence[Content], at: int, *, begun: bool) -> bool:
    content = contents[at]
    text = content.line.text
    if content.line.row:
        return True
    if not begun or content.gap or content.cut or numbered(text) or is_appendix(text):
        return False
    following = contents[at + 1] if at + 1 < len(contents) else None
    wraps = following is not None and following.line.row and not following.gap
    return wraps and heading_level(text) is None and not is_paper_start(text)
