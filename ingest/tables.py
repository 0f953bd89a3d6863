"""Reads tables: the key of each row, what groups rows, and rows carried over a page's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ingest.column_headings import heading_rows, is_caption, says_units, with_lower
from ingest.rows import RawRow, key_of, span_of, words_of
from vectorstore.types import Span

MAX_KEY = 40
MAX_GROUP = 300
_OPENING_BOLD = re.compile(r"(?:\s|<[pu]>)*(?:<b>(.+?)</b>|\*\*(.+?)\*\*)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableState:
    """What carries over from one row to the next, and over a page's end: columns, the last key, the group's heading.

    `heads` are the shapes of the heading rows, by which they are known when they are said again.
    """

    columns: tuple[str, ...] = ()
    key: str | None = None
    group: str | None = None
    caption: str | None = None
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Rows between blank lines or page ends, at whose top heading rows are to be expected.

    `headings` is how many these are, None where only the words can tell; `continues` that the rows go on with those
    before, so that what heads them again are rows said already.
    """

    rows: tuple[RawRow, ...]
    headings: int | None = None
    continues: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPiece:
    """One row or heading row as read; `cells` are spans of the text of record, blank ones empty, `fills` their hues.

    `reach` is over how many rows each cell is merged down, empty where none is.

    `title` is said where the row titles the table that follows it; `opens` where another table begins with the row.
    """

    span: Span
    cells: tuple[Span, ...]
    fills: tuple[str | None, ...]
    reach: tuple[int, ...]
    header: bool
    state: TableState
    title: str | None = None
    opens: bool = False


def read_table(stretches: Sequence[Stretch], said: Mapping[str, int], carried: TableState) -> list[RowPiece]:
    """Read the rows of stretches in order.

    `said` is how often each row's shape stands in the document; `carried` the state after the table before, kept where
    this one may continue it.
    """
    found: list[RowPiece] = []
    seen: set[str] = set(carried.heads)
    state = carried
    shared = _shared_first_cells(stretches)
    for stretch in stretches:
        rows = stretch.rows
        heads = _heading_rows(stretch, said, seen, begun=bool(found) and not state.columns)
        captions = [row for row in rows[:heads] if is_caption(row, rows[:heads])]
        named = [row for row in rows[:heads] if row not in captions]
        before = state
        if named and not (stretch.continues and before.columns):
            state = _state_of_heading(named, captions, state)
        for place, row in enumerate(rows):
            header = place < heads and (row in named or row.shape in seen)
            state = state if place < heads else _state_of_row(row, state, shared)
            title = title_of(row) if row in captions and row not in named else None
            found.append(
                RowPiece(
                    span=span_of(row),
                    cells=row.cells,
                    fills=row.fills,
                    reach=row.down,
                    header=header,
                    state=TableState(caption=title) if row in captions else state,
                    title=title,
                    opens=not place and state.heads != before.heads,
                )
            )
            seen.add(row.shape)
    return found


def _heading_rows(stretch: Stretch, said: Mapping[str, int], seen: Set[str], *, begun: bool) -> int:
    """How many rows at the top of a stretch are headings."""
    if stretch.continues and seen:
        return next((place for place, row in enumerate(stretch.rows) if row.shape not in seen), 0)
    if stretch.headings is not None:
        return with_lower(stretch.rows, stretch.headings)
    return heading_rows(stretch.rows, said, begun=begun)


def title_of(row: RawRow) -> str:
    """What a title row says first: its words in bold where it opens with some, else its first cell."""
    bold = _OPENING_BOLD.match(row.lines[0].text)
    return words_of(bold[1] or bold[2]) if bold else row.words[0]


def _state_of_heading(named: Sequence[RawRow], captions: Sequence[RawRow], before: TableState) -> TableState:
    """Columns named by the heading rows, upper names before lower; the same ones again continue the table before."""
    heads = tuple(row.shape for row in (*captions, *named))
    named = [row for row in named if not says_units(row)] or named
    width = max(row.width for row in named)
    columns = tuple(
        " ".join(dict.fromkeys(row.names[i] for row in named if i < len(row.names) and row.names[i]))
        for i in range(width)
    )
    caption = title_of(captions[0]) if captions else before.caption
    if columns == before.columns and caption == before.caption:
        return before
    if columns == before.columns and not captions:
        return replace(before, caption=caption)
    return TableState(columns=columns, caption=caption if captions else None, heads=heads)


def _shared_first_cells(stretches: Sequence[Stretch]) -> frozenset[str]:
    """First cells that several rows have ("Service improvement"), which therefore name none of them."""
    counted = Counter(row.words[0] for stretch in stretches for row in stretch.rows if row.words[0])
    return frozenset(words for words, count in counted.items() if count > 1)


def _state_of_row(row: RawRow, state: TableState, shared: frozenset[str]) -> TableState:
    first = row.words[0]
    if not first:
        return state
    if _is_group(row, state):
        return replace(state, group=first, key=key_of(first))
    key = key_of(first)
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
