"""Reads a text of record into blocks (headings, paragraphs, minutes, table rows), each with the place a person looks.

Blocks are spans of the text as it stands: they never overlap, never cover a mark, and never cross a page of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest import minutes
from ingest.grammar import (
    follows,
    heading_level,
    is_appendix,
    is_capitals,
    is_item,
    is_resolution,
    is_short_title,
    number_of,
    numbered,
)
from ingest.lines import Line, split_lines
from ingest.marking import Marking, mark
from ingest.numbering import fill_missing_minutes
from ingest.outline import APPENDIX, MINOR, PAPER, SECTION, SUBSECTION, Outline, short
from ingest.papers import is_paper_start, paper_title
from ingest.pieces import Content, Piece, contents_of, typical_width
from ingest.tables import TableState, raw_rows, read_table, said_again
from vectorstore.plain import plain_text
from vectorstore.references import find_references
from vectorstore.types import Block, BlockKind, Document, Locator, Span

MAX_LIST = 800
MAX_HEADING_WORDS = 110
MAX_TITLE = 280
LONG = 80


def read_blocks(
    document: Document, marking: Marking | None = None, headings: Mapping[int, int] | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a document in the order of its text; `marking` is worked out where it is not given.

    `headings` are offsets of lines that the file's own format sets as headings, with their levels from 1.
    """
    lines = split_lines(document.text, document.pages)
    marking = marking or mark(lines, document.pages)
    walker = _Walker(document.text, contents_of(lines, marking.spans), headings or {})
    pieces = fill_missing_minutes(walker.walk())
    return tuple(_block(document, piece, marking) for piece in pieces)


def _block(document: Document, piece: Piece, marking: Marking) -> Block:
    locator = replace(
        piece.locator, page=document.page_of(piece.span.start), printed_page=marking.printed_at(piece.span.start)
    )
    named = [f"Minute {locator.minute}" if locator.minute else "", locator.row or ""]
    words = "\n".join((document.quote(piece.span), *named))
    return Block(
        document_id=document.id,
        span=piece.span,
        kind=piece.kind,
        locator=locator,
        refs=tuple(dict.fromkeys(found.canonical for found in find_references(words))),
        columns=piece.columns,
        cells=piece.cells,
        level=document.level_of(piece.span),
    )


class _Walker:
    """Goes once through the lines, keeping what a reader would remember: headings, number, minute, table."""

    def __init__(self, text: str, contents: Sequence[Content], styled: Mapping[int, int]) -> None:
        self._text = text
        self._styled = styled
        self._contents = contents
        self._width = typical_width(contents)
        self._outline = Outline()
        self._number: str | None = None
        self._minute = minutes.MinuteState()
        self._slot = 0
        self._table = TableState()
        self._group: list[list[Line]] = []
        self._pieces: list[Piece] = []
        self._at = 0

    def walk(self) -> list[Piece]:
        """Return every piece of the text in order."""
        rows = [content.line for content in self._contents if content.line.row]
        self._said = said_again(raw_rows(rows))
        while self._at < len(self._contents):
            content = self._contents[self._at]
            if content.cut:
                self._flush()
            if content.line.row:
                self._flush()
                self._read_rows()
            else:
                self._read_line(content)
                self._at += 1
        self._flush()
        return self._pieces

    def _read_rows(self) -> None:
        """Read a run of rows, over blank lines and page ends, with the lines that cells wrapped onto."""
        runs: list[list[Line]] = []
        while self._at < len(self._contents) and self._belongs_to_table(self._at, begun=bool(runs)):
            content = self._contents[self._at]
            if not runs or content.gap or content.cut:
                runs.append([])
            runs[-1].append(content.line)
            self._at += 1
        rows = read_table([raw_rows(run) for run in runs], self._said, self._table)
        for row in rows:
            kind = BlockKind.TABLE_HEADER if row.header else BlockKind.ROW
            if row.title and not row.header and numbered(row.title):
                self._outline = self._outline.under(SUBSECTION, row.title)
            if row.span.start < row.span.end:
                self._add(kind, row.span, state=row.state, cells=row.cells)
            self._table = row.state

    def _belongs_to_table(self, at: int, *, begun: bool) -> bool:
        content = self._contents[at]
        if content.line.row:
            return True
        if not begun or content.gap or content.cut or numbered(content.line.text) or is_appendix(content.line.text):
            return False
        following = self._next(at)
        wraps = following is not None and following.line.row and not following.gap
        return wraps and heading_level(content.line.text) is None and not is_paper_start(content.line.text)

    def _read_line(self, content: Content) -> None:
        """Decide what a line of running text is: the first reading that fits, from the surest to the least sure."""
        line = content.line
        words = plain_text(line.text).strip()
        if (
            self._starts_paper(line, words)
            or self._opens_appendix(content, words)
            or self._opens_minute(content, words)
        ):
            return
        level = self._level_of_heading(content, words)
        if level is not None:
            self._heading([line], level, words)
        elif self._opens_paragraph(content):
            self._flush()
            self._number = number_of(line.text)
            self._group = [[line]]
        elif is_item(line.text) and numbered(line.text) is None:
            self._group.append([line])
        elif self._carries_on(content, words):
            self._group[-1].append(line)
        elif self._within_list(content, words):
            self._group.append([line])
        else:
            self._flush()
            if content.cut and not words[:1].islower():
                self._number = None
            self._group = [[line]]
        if self._minute.inside and is_resolution(line.text):
            self._minute = replace(self._minute, resolved=True)

    def _starts_paper(self, line: Line, words: str) -> bool:
        if minutes.begins(words) and not self._minute.inside:
            self._heading([line], PAPER, words)
            self._minute = minutes.MinuteState(inside=True)
            return True
        if minutes.ends(words) and self._minute.inside:
            self._flush()
            self._minute, self._outline, self._number = minutes.MinuteState(), Outline(), None
        if is_paper_start(line.text):
            self._minute = minutes.MinuteState()
            lines = [content.line for content in self._contents[self._at : self._at + 24]]
            self._heading([line], PAPER, paper_title(lines) or words)
            return True
        return False

    def _opens_appendix(self, content: Content, words: str) -> bool:
        if not is_appendix(content.line.text) or (self._group and not (content.gap or content.cut)):
            return False
        following = self._next(self._at)
        in_list = any(
            "append" in heading.lower() or "background" in heading.lower() for heading in self._outline.path[-1:]
        )
        listed = following is not None and (
            (is_appendix(following.line.text) and not following.cut) or _next_section(following.line, self._outline)
        )
        if in_list and (listed or self._after_appendix_line()):
            return False
        self._minute = minutes.MinuteState()
        self._heading([content.line], APPENDIX, words)
        return True

    def _after_appendix_line(self) -> bool:
        return self._at > 0 and is_appendix(self._contents[self._at - 1].line.text) and not self._contents[self._at].cut

    def _opens_minute(self, content: Content, words: str) -> bool:
        last = self._pieces[-1] if self._pieces and not self._group else None
        titled = last is not None and last.kind is BlockKind.HEADING
        found = minutes.opener(content.line.text, self._minute, titled=titled)
        if not found or not (content.gap or content.cut or titled):
            return False
        number, rest = found
        lines = self._title_on_line(rest)
        titled = titled and not lines
        self._flush()
        capitals = titled and last is not None and is_capitals(self._text[last.span.start : last.span.end])
        self._minute = minutes.opened(self._minute, number, titled=titled, capitals=capitals)
        self._number = None
        if titled and self._pieces[-1].slot:
            self._pieces[-1] = self._numbered_title(self._pieces[-1])
        else:
            self._slot += 1
        if lines:
            title = " ".join([rest, *(plain_text(line.text).strip() for line in lines[1:])])
            self._heading(lines, SECTION, f"{number} {title}")
            self._at += len(lines) - 1
        else:
            self._group = [[content.line]]
        if is_resolution(rest):
            self._minute = replace(self._minute, resolved=True)
        return True

    def _title_on_line(self, rest: str) -> list[Line]:
        """The lines of a title that stands after its minute's number, over which it is wrapped; none where words follow."""
        if not rest or len(rest) > MAX_HEADING_WORDS or is_resolution(rest):
            return []
        lines = [self._contents[self._at].line]
        for content in self._contents[self._at + 1 : self._at + 5]:
            if content.gap or content.cut:
                break
            lines.append(content.line)
        ends = lines[-1].text.rstrip().endswith((".", ":", ";"))
        whole = sum(len(line.text) for line in lines)
        return [] if ends or whole > MAX_TITLE or any(is_resolution(line.text) for line in lines) else lines

    def _numbered_title(self, piece: Piece) -> Piece:
        return replace(piece, locator=replace(piece.locator, minute=str(self._minute.number)))

    def _level_of_heading(self, content: Content, words: str) -> int | None:
        line = content.line
        if line.start in self._styled:
            return min(SECTION - 1 + self._styled[line.start], MINOR)
        following = self._next(self._at)
        found = numbered(line.text)
        if found and self._is_numbered_heading(content, following):
            return SECTION if len(found.parts) == 1 else SUBSECTION
        if found or is_resolution(line.text):
            return None
        level = heading_level(line.text)
        if level is not None and self._outline.open and level == SECTION and self._is_of_title(words):
            return None
        if level is not None and (level != SECTION or content.gap or not self._group or self._last_is_heading()):
            return level
        if is_item(line.text):
            return None
        return MINOR if self._is_plain_heading(content, words, following) else None

    def _is_of_title(self, words: str) -> bool:
        """Say whether a line in capitals is only the paper's own title, said again at the top of it."""
        level, title = self._outline.open[-1]
        return level == PAPER and " ".join(words.casefold().split()) in title.casefold()

    def _is_numbered_heading(self, content: Content, following: Content | None) -> bool:
        found = numbered(content.line.text)
        if found is None or not is_short_title(found.rest) or following is None:
            return False
        after = numbered(following.line.text)
        parent = after is not None and len(after.parts) > 1 and after.parts[:-1] == found.parts
        if not (content.gap or content.cut or not self._group or parent) or self._runs_on(content, following):
            return False
        if len(found.parts) == 1:
            sibling = after is not None and len(after.parts) == 1 and not is_capitals(found.rest)
            return not sibling and not found.bulleted
        if after is not None:
            return len(after.parts) > len(found.parts) and after.parts[: len(found.parts)] == found.parts
        if following.line.row:
            return True
        title = is_short_title(plain_text(following.line.text).strip()) and len(following.line.text) < LONG
        return not found.bulleted and following.gap and not title and not is_item(following.line.text)

    def _runs_on(self, content: Content, following: Content) -> bool:
        """Say whether a line fills its width and the next follows at once, as inside a paragraph."""
        return bool(self._width) and not following.gap and len(content.line.text.rstrip()) >= 0.75 * (self._width or 0)

    def _is_plain_heading(self, content: Content, words: str, following: Content | None) -> bool:
        begins = content.gap or content.cut or not self._group or self._ended_short(content)
        if self._minute.inside and self._minute.last is None:
            return False
        if not begins or following is None or minutes.closes(words):
            return False
        if self._minute.inside and self._minute.resolved and content.gap and following.gap:
            return len(words) > 12 and is_short_title(words, longest=150)
        if not is_short_title(words):
            return False
        if not following.gap and not (self._width and len(content.line.text) < 0.6 * self._width):
            return False
        body = following.line
        if body.row or (numbered(body.text) and not is_short_title(numbered(body.text).rest)) or is_item(body.text):
            return True
        return len(body.text.strip()) >= (0.7 * self._width if self._width else LONG)

    def _ended_short(self, content: Content) -> bool:
        """In text set in lines of one width, a short last line with a full stop ends its paragraph."""
        if not self._width or not self._group:
            return False
        last = self._group[-1][-1].text.rstrip()
        return last.endswith((".", "!", "?", ":", ";")) and len(last) < 0.8 * self._width

    def _opens_paragraph(self, content: Content) -> bool:
        found = numbered(content.line.text)
        if found is None:
            return False
        if content.gap or content.cut or found.bulleted or not self._group:
            return True
        before = numbered(f"{self._number} X") if self._number else None
        return follows(before.parts if before else None, found.parts)

    def _carries_on(self, content: Content, words: str) -> bool:
        """Say whether a line goes on with the paragraph or item before it."""
        if not self._group:
            return False
        last = self._group[-1]
        opening = numbered(last[0].text)
        if len(last) == 1 and opening is not None and not opening.rest:
            return True
        if content.gap or content.cut:
            return False
        return not (self._ended_short(content) and (words[:1].isupper() or words[:1].isdigit()))

    def _within_list(self, content: Content, words: str) -> bool:
        """Say whether a short line is part of an introduction that stands in two lines ("RESOLVED:", "That:")."""
        if not self._group or content.cut or not words.endswith(":") or len(words) > LONG:
            return False
        return len(self._group) == 1 and self._group[-1][-1].text.rstrip().endswith(":")

    def _heading(self, lines: Sequence[Line], level: int, words: str) -> None:
        line = lines[0]
        joined = self._joins_heading(line, level)
        self._flush()
        self._number = None
        self._table = TableState()
        if self._minute.inside and level >= SECTION and not joined:
            if minutes.is_title(self._minute, capitals=is_capitals(words)):
                self._minute = replace(self._minute, number=None, resolved=False)
                self._slot += not self._last_is_heading()
                level = SECTION
        if joined:
            last = self._pieces.pop()
            words = f"{self._outline.path[-1]} {words}"
            self._outline = self._outline.renamed(words)
            span = Span(start=last.span.start, end=line.body.end)
            self._pieces.append(replace(last, span=span, locator=replace(last.locator, headings=self._outline.path)))
            return
        self._outline = self._outline.under(level, words)
        self._add(BlockKind.HEADING, Span(start=line.body.start, end=lines[-1].body.end))

    def _last_is_heading(self) -> bool:
        return bool(self._pieces) and self._pieces[-1].kind is BlockKind.HEADING and not self._group

    def _joins_heading(self, line: Line, level: int) -> bool:
        """Say whether a heading goes on with the one on the line before: capitals set over several lines."""
        content = self._contents[self._at]
        if not self._last_is_heading() or content.gap or content.cut or not self._outline.open:
            return False
        before = self._text[self._pieces[-1].span.start : self._pieces[-1].span.end]
        return level == SECTION and is_capitals(before) == is_capitals(line.text) and not numbered(line.text)

    def _next(self, at: int) -> Content | None:
        return self._contents[at + 1] if at + 1 < len(self._contents) else None

    def _flush(self) -> None:
        """Close the open paragraph or list: one block while it is short, else its introduction and each item."""
        group, self._group = self._group, []
        if not group:
            return
        whole = Span(start=group[0][0].body.start, end=group[-1][-1].body.end)
        parts = [group] if len(whole) <= MAX_LIST else [[item] for item in group]
        for part in parts:
            self._add(
                BlockKind.MINUTE if self._in_minute() else BlockKind.PARAGRAPH,
                Span(start=part[0][0].body.start, end=part[-1][-1].body.end),
            )

    def _in_minute(self) -> bool:
        return self._minute.inside and self._minute.last is not None

    def _add(
        self, kind: BlockKind, span: Span, *, state: TableState | None = None, cells: tuple[Span, ...] = ()
    ) -> None:
        in_minute = self._in_minute()
        headings = self._outline.path
        if state is not None and state.group:
            headings = (*headings, short(state.group))
        locator = Locator(
            headings=headings,
            paragraph=self._number if state is None else None,
            minute=str(self._minute.number) if in_minute and self._minute.number is not None else None,
            table=short(state.caption) if state is not None and state.caption else None,
            row=state.key if state is not None else None,
        )
        columns = state.columns if state is not None else ()
        slot = self._slot if in_minute else 0
        self._pieces.append(Piece(kind=kind, span=span, locator=locator, columns=columns, cells=cells, slot=slot))


def _next_section(line: Line, outline: Outline) -> bool:
    """Say whether a line is the section after the present one: "7 BACKGROUND PAPERS" below "6 APPENDICES"."""
    after = numbered(line.text)
    before = numbered(outline.path[-1]) if outline.open else None
    return after is not None and before is not None and follows(before.parts, after.parts)
