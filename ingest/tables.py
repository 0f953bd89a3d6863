"""Reads tab-separated lines as table rows: cells, column headings, keys, and rows carried over a page's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.lines import Line
from vectorstore.plain import plain_text
from vectorstore.types import Span

MAX_HEADING_CELL = 70
MAX_KEY = 40
MAX_GROUP = 300
_KEY = re.compile(
    r"(?:[Rr]ef(?:erence)?\.?:?\s+)?"
    r"([A-Z]{1,4}[-/]?\d{1,4}(?:\.\d{1,3})*[a-z]?|\d{1,3}(?:\.\d{1,3})+[a-z]?|\d{1,2}[a-z]?|No\.?\s*\d{1,3})(?=[\s/:).]|$)"
)
_OPENING_BOLD = re.compile(r"(?:\s|<[pu]>)*(?:<b>(.+?)</b>|\*\*(.+?)\*\*)", re.IGNORECASE)
_FIGURE = re.compile(r"[-–(£$€<>~+]*\d[\d,.\s]*(?:%|m|k|bn)?\)?\W*")
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\b|\d{1,2}[/.]\d{1,2}[/.]\d{2}")
_YEAR = re.compile(r".*\b(?:19|20)\d\d\b.*|.*\bQ[1-4]\b.*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableState:
    """What carries over from one row to the next, and over a page's end: columns, the last key, the group's heading."""

    columns: tuple[str, ...] = ()
    key: str | None = None
    group: str | None = None
    caption: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPiece:
    """One row or heading row as read; `cells` are spans of the text of record, blank ones empty.

    `title` is said where the row titles the table that follows it.
    """

    span: Span
    cells: tuple[Span, ...]
    header: bool
    state: TableState
    title: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """A row's lines and cells before it is known what the row is."""

    lines: tuple[Line, ...]
    cells: tuple[Span, ...]
    words: tuple[str, ...]

    @property
    def shape(self) -> tuple[str, ...]:
        """The words of the cells without blank cells at the end, to tell when a row is said again."""
        words = list(self.words)
        while words and not words[-1]:
            words.pop()
        return tuple(words)

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(bool(word) for word in self.words)


def raw_rows(lines: Iterable[Line]) -> list[RawRow]:
    """Cut lines into rows at their tabs; a line without a tab belongs to the last cell of the row before it."""
    found: list[RawRow] = []
    for line in lines:
        if line.row or not found:
            cells = _cells(line)
            words = tuple(_words(line.text[c.start - line.start : c.end - line.start]) for c in cells)
            found.append(RawRow(lines=(line,), cells=cells, words=words))
        else:
            found[-1] = _with_wrapped_line(found[-1], line)
    return found


def said_again(rows: Iterable[RawRow]) -> Counter[tuple[str, ...]]:
    """How often each row stands in a document, by its shape: column headings are said again on each page."""
    return Counter(row.shape for row in rows if row.filled)


def read_table(
    pieces: Sequence[Sequence[RawRow]], said: Mapping[tuple[str, ...], int], carried: TableState
) -> list[RowPiece]:
    """Read rows in order; `pieces` are the runs of rows between blank lines, where heading rows are to be expected.

    `said` is how often each row's shape stands in the document; `carried` the state after the table before, kept where
    this one may continue it.
    """
    found: list[RowPiece] = []
    seen: set[tuple[str, ...]] = set()
    state = carried
    shared = _shared_first_cells(pieces)
    for piece in pieces:
        heads = _heading_rows(piece, said, begun=bool(found) and not state.columns)
        captions = [row for row in piece[:heads] if _is_caption(row, piece[:heads])]
        named = [row for row in piece[:heads] if row not in captions]
        before = state
        if named:
            state = _state_of_heading(named, captions, state)
        for place, row in enumerate(piece):
            header = place < heads and (row in named or row.shape in seen)
            state = state if place < heads else _state_of_row(row, state, shared)
            title = title_of(row) if row in captions and row not in named else None
            shown = TableState(caption=title) if row in captions else state
            found.append(RowPiece(span=_span(row), cells=row.cells, header=header, state=shown, title=title))
            seen.add(row.shape)
    return found


def _span(row: RawRow) -> Span:
    filled = [cell for cell in row.cells if len(cell)]
    return Span(start=filled[0].start, end=filled[-1].end) if filled else row.lines[0].body


def _cells(line: Line) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = line.start
    for cell in line.text.split("\t"):
        stripped = cell.strip()
        lead = len(cell) - len(cell.lstrip()) if stripped else 0
        spans.append(Span(start=at + lead, end=at + lead + len(stripped)))
        at += len(cell) + 1
    return tuple(spans)


def _words(cell: str) -> str:
    return " ".join(plain_text(cell).split())


def _with_wrapped_line(row: RawRow, line: Line) -> RawRow:
    filled = [i for i, cell in enumerate(row.cells) if len(cell)] or [0]
    last = filled[-1]
    cell = Span(start=row.cells[last].start, end=line.body.end)
    return replace(
        row,
        lines=(*row.lines, line),
        cells=(*row.cells[:last], cell, *row.cells[last + 1 :]),
        words=(*row.words[:last], f"{row.words[last]} {_words(line.text)}".strip(), *row.words[last + 1 :]),
    )


def _heading_rows(piece: Sequence[RawRow], said: Mapping[tuple[str, ...], int], *, begun: bool) -> int:
    """How many rows at the top of a piece are headings: those said again elsewhere, else one that looks like headings.

    `begun` says that rows without headings stand before, as on a form, so that two short cells are no headings.
    """
    count = 0
    while count < len(piece) and _is_said_heading(piece[count], said, piece[:count]):
        count += 1
    if count == len(piece) > 1:
        count = int(_looks_like_headings(piece[0]))
    if count:
        nested = count < len(piece) and _is_super(piece[:count]) and _looks_like_headings(piece[count])
        return count + nested
    captions = 0
    while captions < min(5, len(piece) - 1) and piece[captions].filled <= 2 < len(piece[captions].words):
        captions += 1
    for place in range(captions + 1):
        wide = piece[place].filled > 2 or not (begun or place)
        if len(piece) > place + 1 and wide and _looks_like_headings(piece[place]):
            return place + 1
    return 0


def _is_said_heading(row: RawRow, said: Mapping[tuple[str, ...], int], above: Sequence[RawRow]) -> bool:
    """Say whether a row that is said again is a heading: three sayings prove it, for two it must look like one too.

    A row below another heading row must come back with it, not only here and there.
    """
    times = said.get(row.shape, 0)
    if times < 2 or _is_data(row) or (row.words[0] and row.filled > 1 and _key_of(row.words[0])):
        return False
    if above and times * 2 < said.get(above[-1].shape, 0):
        return False
    if times >= 3 or (above and _is_super(above)):
        return True
    return row.filled * 2 < len(row.words) if above else _looks_like_headings(row)


def _is_caption(row: RawRow, heads: Sequence[RawRow]) -> bool:
    """Say whether one of the heading rows titles the table: a cell or two at the left above rows of more."""
    at_left = bool(row.words[0]) or any(":" in word for word in row.words)
    return at_left and row.filled <= 2 < max(head.filled for head in heads)


def _is_super(rows: Sequence[RawRow]) -> bool:
    """Say whether heading rows so far leave most columns unnamed, so that another heading row must follow."""
    return all(row.filled * 2 < len(row.words) for row in rows)


def _is_data(row: RawRow) -> bool:
    """Say whether a row that is said again is plainly data: figures, or a key and its value."""
    filled = [word for word in row.words if word]
    return (
        not filled
        or any(_FIGURE.fullmatch(word) and not _YEAR.match(word) for word in filled)
        or bool(len(filled) > 1 and filled[0].endswith((":", "?")))
    )


def _looks_like_headings(row: RawRow) -> bool:
    filled = [word for word in row.words if word]
    if len(filled) < 2 or len(filled) * 2 < len(row.words) or _is_data(row):
        return False
    if _key_of(filled[0]) is not None or not all(_is_heading_cell(word) for word in filled):
        return False
    capitals = sum(word[0].isupper() or word[0] in "£%#(" or bool(_YEAR.match(word)) for word in filled)
    return capitals >= 0.7 * len(filled)


def _is_heading_cell(word: str) -> bool:
    return len(word) <= MAX_HEADING_CELL and not word.endswith((".", ":", ";", ","))


def _state_of_heading(named: Sequence[RawRow], captions: Sequence[RawRow], before: TableState) -> TableState:
    """Columns named by the heading rows, upper names before lower; the same ones again continue the table before."""
    width = max(len(row.shape) for row in named)
    columns = tuple(
        " ".join(dict.fromkeys(row.words[i] for row in named if i < len(row.words) and row.words[i]))
        for i in range(width)
    )
    caption = title_of(captions[0]) if captions else before.caption
    if columns == before.columns and caption == before.caption:
        return before
    if columns == before.columns and not captions:
        return replace(before, caption=caption)
    return TableState(columns=columns, caption=caption if captions else None)


def title_of(row: RawRow) -> str:
    """What a title row says first: its words in bold where it opens with some, else its first cell."""
    bold = _OPENING_BOLD.match(row.lines[0].text)
    return _words(bold[1] or bold[2]) if bold else row.words[0]


def _shared_first_cells(pieces: Sequence[Sequence[RawRow]]) -> frozenset[str]:
    """First cells that several rows have ("Service improvement"), which therefore name none of them."""
    counted = Counter(row.words[0] for piece in pieces for row in piece if row.words[0])
    return frozenset(words for words, count in counted.items() if count > 1)


def _state_of_row(row: RawRow, state: TableState, shared: frozenset[str]) -> TableState:
    first = row.words[0]
    if not first:
        return state
    if _is_group(row, state):
        return replace(state, group=first, key=_key_of(first))
    key = _key_of(first)
    if key is None and len(first) <= MAX_KEY and not _carried_on(first) and first not in shared:
        key = first
    return state if key is None and _carried_on(first) else replace(state, key=key)


def _is_group(row: RawRow, state: TableState) -> bool:
    """Say whether a row with one cell heads those below it, and is no cell's end carried over a page."""
    first = row.words[0]
    wide = max(len(row.words), len(state.columns)) > 2
    return wide and row.filled == 1 and len(first) <= MAX_GROUP and len(first.split()) > 1 and not _carried_on(first)


def _carried_on(words: str) -> bool:
    return not (words[0].isupper() or words[0].isdigit())


def _key_of(words: str) -> str | None:
    """The reference that opens a key cell ("A2.3", "R07", "1.1.1"), None for plain words, figures and dates."""
    match = _KEY.match(words)
    if not match or _DATE.match(words):
        return None
    return match[1]
