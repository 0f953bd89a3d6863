"""Goes once through the lines of a document and takes down its pieces: the path on which structure is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest import keyed_rows, minutes, rules
from ingest.draft import Draft
from ingest.grammar import is_appendix, is_item, is_resolution, is_tally, number_of, numbered
from ingest.lines import Line
from ingest.outline import APPENDIX, MINOR, PAPER, SECTION, SUBSECTION
from ingest.papers import is_paper_start, next_section, paper_title
from ingest.pieces import Content, Piece, typical_width
from ingest.rows import said_again
from ingest.rules import Situation
from ingest.runs import SetTables, read_run
from ingest.tables import TableState, read_table
from vectorstore.plain import plain_text
from vectorstore.types import BlockKind, Span

SHORT_ITEM = 55
FRONT_SHEET = 24


class Walker:
    """Reads one document.

    `styled` are the offsets of lines that the file's format sets as headings, with levels, `tables` what it sets out.
    """

    def __init__(self, text: str, contents: Sequence[Content], styled: Mapping[int, int], tables: SetTables) -> None:
        """Look over the whole once: how wide it is set, which rows are said again, which references open rows."""
        self._contents = contents
        self._styled = styled
        self._tables = tables
        self._width = typical_width(contents)
        self._said = said_again(content.line for content in contents if content.line.row)
        self._keys = keyed_rows.keys_of(contents)
        self._places = minutes.names_item(content.words for content in contents)
        self._columns: tuple[str, ...] = ()
        self._dated = False
        self._draft = Draft(text)
        self._at = 0

    def walk(self) -> list[Piece]:
        """Return every piece of the text in order."""
        while self._at < len(self._contents):
            content = self._contents[self._at]
            if content.cut:
                self._turn_page()
            if content.line.row:
                self._draft.flush()
                self._draft.row = None
                self._read_rows()
            else:
                self._read_line(self._contents[self._at])
                self._at += 1
        self._draft.flush()
        return self._draft.pieces

    def _read_line(self, content: Content) -> None:
        """Decide what a line of running text is: the first reading that fits, from the surest to the least sure."""
        if self._starts_paper(content) or self._opens_appendix(content) or self._opens_minute(content):
            return
        if self._opens_row(content):
            return
        at = self._situation(content)
        level = self._level(at)
        draft, line = self._draft, content.line
        if level is not None:
            draft.heading([line], level, at.words, content)
        elif rules.opens_paragraph(at) and not (draft.row and not at.content.gap and len(at.words) < SHORT_ITEM):
            draft.flush()
            draft.row, draft.number = None, number_of(line.text)
            draft.group = [[line]]
        elif is_tally(line.text):
            draft.flush()
            draft.row, draft.group = None, [[line]]
        elif draft.row is not None and not draft.group:
            draft.group = [[line]]
        elif draft.row is not None and not content.gap:
            draft.group[-1].append(line)
        elif (is_item(line.text) and numbered(line.text) is None) or rules.introduces(at):
            draft.group.append([line])
        elif rules.carries_on(at):
            draft.group[-1].append(line)
        else:
            draft.flush()
            draft.row = None
            if content.cut and not at.words[:1].islower():
                draft.number = None
            draft.group = [[line]]
        if draft.minute.inside and is_resolution(line.text):
            draft.minute = replace(draft.minute, resolved=True)

    def _situation(self, content: Content) -> Situation:
        draft = self._draft
        return Situation(
            content=content,
            following=self._next(),
            width=self._width,
            item=tuple(draft.group[-1]) if draft.group else (),
            items=len(draft.group),
            number=draft.number,
            outline=draft.outline,
            minute=draft.minute,
            after_heading=draft.after_heading,
        )

    def _level(self, at: Situation) -> int | None:
        styled = self._styled.get(at.content.line.start)
        if styled is not None:
            return min(SECTION - 1 + styled, MINOR)
        level = rules.level_of_heading(at)
        return (
            None if self._draft.row is not None and not numbered(at.content.line.text) and not at.content.gap else level
        )

    def _read_rows(self) -> None:
        """Read a run of rows, over blank lines and page ends, with the lines that cells wrapped onto."""
        draft = self._draft
        found = self._tables.at(self._contents[self._at].line.start)
        if found is not None and not found.continues:
            draft.table = TableState()
        draft.tables += draft.table == TableState()
        stretches, self._at = read_run(self._contents, self._at, self._tables)
        for place, row in enumerate(read_table(stretches, self._said, draft.table)):
            if row.title and not row.header and numbered(row.title):
                draft.outline = draft.outline.under(SUBSECTION, row.title)
            draft.tables += row.opens and (bool(place) or draft.table != TableState())
            if len(row.span):
                kind = BlockKind.TABLE_HEADER if row.header else BlockKind.ROW
                draft.add(kind, row.span, state=row.state, cells=row.cells, fills=row.fills, reach=row.reach)
            draft.table = row.state

    def _turn_page(self) -> None:
        """Close what is open at a page's end; a table of keyed rows goes on where more of its rows follow."""
        draft = self._draft
        draft.flush()
        if draft.row is None:
            return
        again = keyed_rows.said_again(self._contents, self._at, self._columns)
        if not again and not keyed_rows.goes_on(self._contents, self._at, self._keys):
            draft.row = None
        elif again:
            self._add_columns([content.line for content in self._contents[self._at : self._at + again]])
            self._at = min(self._at + again, len(self._contents) - 1)

    def _opens_row(self, content: Content) -> bool:
        """Begin a row at a reference that stands alone on its line; before the first stand the column headings."""
        key = self._keys.read(content)
        if key is None or not (
            self._draft.row is not None or keyed_rows.goes_on(self._contents, self._at + 1, self._keys)
        ):
            return False
        draft = self._draft
        lead: list[Line] = []
        if draft.row is None:
            lead = self._split_headings()
        elif self._dated and draft.group:
            lead = draft.take_last(keyed_rows.date_lines(draft.group[-1]))
        draft.flush()
        draft.number, draft.row = None, TableState(columns=(" ".join(self._columns),) if self._columns else (), key=key)
        draft.group = [[*lead, content.line]]
        return True

    def _split_headings(self) -> list[Line]:
        """Cut the column headings off the open paragraph; returns the lines of a date that begins the first row."""
        draft = self._draft
        last = draft.group[-1] if draft.group else []
        dates = keyed_rows.date_lines(last)
        self._dated = dates > 0
        lead = draft.take_last(dates)
        last = draft.group[-1] if draft.group else []
        headings = draft.take_last(keyed_rows.heading_lines(last))
        draft.flush()
        if headings:
            self._add_columns(headings)
        else:
            self._columns = ()
            draft.tables += 1
        return lead

    def _add_columns(self, lines: Sequence[Line]) -> None:
        columns = tuple(plain_text(line.text).strip() for line in lines)
        self._draft.tables += columns != self._columns
        self._columns = columns
        span = Span(start=lines[0].body.start, end=lines[-1].body.end)
        self._draft.add(BlockKind.TABLE_HEADER, span, state=TableState(columns=(" ".join(self._columns),)))

    def _starts_paper(self, content: Content) -> bool:
        draft, line = self._draft, content.line
        words = content.words
        if minutes.begins_anew(words, draft.minute):
            draft.heading([line], PAPER, words, content)
            draft.minute = minutes.MinuteState(inside=True)
            return True
        if minutes.ends(words) and draft.minute.inside:
            draft.leave_minutes()
        if not is_paper_start(line.text):
            return False
        draft.minute = minutes.MinuteState()
        sheet = [found.line for found in self._contents[self._at : self._at + FRONT_SHEET]]
        draft.heading([line], PAPER, paper_title(sheet) or words, content)
        return True

    def _opens_appendix(self, content: Content) -> bool:
        draft = self._draft
        if not is_appendix(content.line.text) or (draft.group and not (content.gap or content.cut)):
            return False
        if any("append" in found or "background" in found for found in map(str.lower, draft.outline.path[-1:])):
            following = self._next()
            before = self._contents[self._at - 1].line.text if self._at else ""
            listed = following is not None and not following.cut and is_appendix(following.line.text)
            next_one = following is not None and next_section(following.line.text, draft.outline.path[-1])
            if listed or next_one or (is_appendix(before) and not content.cut):
                return False
        draft.minute = minutes.MinuteState()
        draft.heading([content.line], APPENDIX, content.words, content)
        return True

    def _opens_minute(self, content: Content) -> bool:
        draft = self._draft
        near = [line.words for line in self._contents[self._at + 1 : self._at + 4]] if self._places else None
        found = minutes.opener(content.line.text, draft.minute, titled=draft.after_heading, near=near)
        if not found or not rules.may_open_minute(self._situation(content), found[1]):
            return False
        number, rest = found
        title = rules.minute_title(self._contents[self._at : self._at + 5], rest, self._width)
        draft.open_minute(number, titled=draft.after_heading and not title)
        if title:
            words = " ".join([rest, *(plain_text(line.text).strip() for line in title[1:])])
            draft.heading(title, SECTION, f"{number} {words}", content)
            self._at += len(title) - 1
        else:
            draft.group = [[content.line]]
        if is_resolution(rest):
            draft.minute = replace(draft.minute, resolved=True)
        return True

    def _next(self) -> Content | None:
        return self._contents[self._at + 1] if self._at + 1 < len(self._contents) else None
