"""The blocks of a document while they are being read, with all that a reader would remember on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest import minutes
from ingest.grammar import is_capitals, numbered
from ingest.lines import Line
from ingest.outline import PAPER, SECTION, Outline, short
from ingest.pieces import Content, Piece
from ingest.tables import TableState
from vectorstore.types import BlockKind, Locator, Span

MAX_LIST = 800


class Draft:
    """Pieces so far; `group` is the open paragraph or list, an entry an item, each with its lines.

    `table` is the state of the last table, for one that may go on with it; `tables` counts them.
    """

    def __init__(self, text: str) -> None:
        """Begin with nothing read."""
        self._text = text
        self.pieces: list[Piece] = []
        self.group: list[list[Line]] = []
        self.outline = Outline()
        self.number: str | None = None
        self.minute = minutes.MinuteState()
        self.table = TableState()
        self.row: TableState | None = None
        self.tables = 0
        self._slot = 0

    @property
    def after_heading(self) -> bool:
        """Whether a heading stands right before, with nothing open since."""
        return bool(self.pieces) and self.pieces[-1].kind is BlockKind.HEADING and not self.group

    @property
    def last_words(self) -> str:
        """The words of the last piece."""
        return self._text[self.pieces[-1].span.start : self.pieces[-1].span.end] if self.pieces else ""

    def flush(self) -> None:
        """Close the open paragraph, list or row: one block while it is short, else its introduction and each item."""
        group, self.group = self.group, []
        if not group:
            return
        if self.row is not None:
            self.add(BlockKind.ROW, _span_of(group), state=self.row)
            return
        parts = [group] if len(_span_of(group)) <= MAX_LIST else [[item] for item in group]
        for part in parts:
            self.add(BlockKind.MINUTE if self._in_minute else BlockKind.PARAGRAPH, _span_of(part))

    def take_last(self, count: int) -> list[Line]:
        """Remove the last lines of the open item and return them."""
        if not count:
            return []
        item = self.group.pop()
        if item[:-count]:
            self.group.append(item[:-count])
        return item[-count:]

    def heading(self, lines: Sequence[Line], level: int, words: str, content: Content) -> None:
        """Close what is open and take down a heading; capitals over several lines are one heading."""
        joined = self._joins_heading(content, level)
        self.flush()
        self.number, self.table, self.row = None, TableState(), None
        span = Span(start=lines[0].body.start, end=lines[-1].body.end)
        if joined:
            self._extend_heading(span, words)
            return
        if self.minute.inside and level >= SECTION and minutes.is_title(self.minute, capitals=is_capitals(words)):
            self.minute = replace(self.minute, number=None, resolved=False)
            self._slot += not self.after_heading
            level = SECTION
        self.outline = self.outline.under(level, words)
        self.add(BlockKind.HEADING, span)

    def open_minute(self, number: int, *, titled: bool) -> None:
        """Enter minute `number`; `titled` says that the heading right before is its title."""
        self.flush()
        capitals = titled and is_capitals(self.last_words)
        self.minute = minutes.opened(self.minute, number, titled=titled, capitals=capitals)
        self.number, self.row = None, None
        if titled and self.pieces[-1].slot:
            title = self.pieces[-1]
            self.pieces[-1] = replace(title, locator=replace(title.locator, minute=str(number)))
        else:
            self._slot += 1

    def leave_minutes(self) -> None:
        """Close what is open and forget the minutes and their headings."""
        self.flush()
        self.minute, self.outline, self.number = minutes.MinuteState(), Outline(), None

    def add(
        self,
        kind: BlockKind,
        span: Span,
        *,
        state: TableState | None = None,
        cells: tuple[Span, ...] = (),
        fills: tuple[str | None, ...] = (),
        reach: tuple[int, ...] = (),
    ) -> None:
        """Take down one piece under the present headings; `state` is that of its table row."""
        group = state.group if state is not None else None
        locator = Locator(
            headings=(*self.outline.path, short(group)) if group else self.outline.path,
            paragraph=self.number if state is None else None,
            minute=str(self.minute.number) if self._in_minute and self.minute.number is not None else None,
            table=self._caption(state),
            row=state.key if state is not None else None,
        )
        columns = state.columns if state is not None else ()
        self.pieces.append(
            Piece(
                kind=kind,
                span=span,
                locator=locator,
                columns=columns,
                cells=cells,
                fills=fills,
                reach=reach,
                table=self.tables if state is not None else None,
                slot=self._slot if self._in_minute else 0,
            )
        )

    def _caption(self, state: TableState | None) -> str | None:
        """The table's title, where it is not the heading above it too."""
        caption = short(state.caption) if state is not None and state.caption else None
        return None if caption in self.outline.path else caption

    @property
    def _in_minute(self) -> bool:
        return self.minute.inside and self.minute.last is not None

    def _joins_heading(self, content: Content, level: int) -> bool:
        if not self.after_heading or content.gap or content.cut or not self.outline.open or level <= PAPER:
            return False
        capitals = is_capitals(self.last_words) == is_capitals(content.line.text)
        return level == SECTION and capitals and not numbered(content.line.text)

    def _extend_heading(self, span: Span, words: str) -> None:
        last = self.pieces.pop()
        self.outline = self.outline.renamed(f"{self.outline.path[-1]} {words}")
        whole = Span(start=last.span.start, end=span.end)
        self.pieces.append(replace(last, span=whole, locator=replace(last.locator, headings=self.outline.path)))


def _span_of(group: Sequence[Sequence[Line]]) -> Span:
    return Span(start=group[0][0].body.start, end=group[-1][-1].body.end)
