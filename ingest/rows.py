"""Cuts tab-separated lines into rows and cells, and tells what one row is by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ingest.lines import Line
from ingest.readers.base import ReadCell
from vectorstore.plain import plain_text
from vectorstore.types import Span

_KEY = re.compile(
    r"(?:[Rr]ef(?:erence)?\.?:?\s+)?"
    r"([A-Z]{1,4}[-/]?\d{1,4}(?:\.\d{1,3})*[a-z]?|\d{1,3}(?:\.\d{1,3})+[a-z]?|\d{1,2}[a-z]?|No\.?\s*\d{1,3})"
    r"(?=[\s/:).]|$)"
)
_FIGURE = re.compile(r"(?!\W*000\W*$)[-–(£$€<>~+]*\d[\d,.\s]*(?:%|m|k|bn)?\)?\W*")
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\b|\d{1,2}[/.]\d{1,2}[/.]\d{2}")
_YEAR = re.compile(r".*\b(?:19|20)\d\d\b.*|.*\bQ[1-4]\b.*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """A row's lines and cells before it is known what the row is.

    `reach` is over how many rows and columns each cell is merged, empty where the format does not say; `fills` the hue
    of each, empty where none is coloured.
    """

    lines: tuple[Line, ...]
    cells: tuple[Span, ...]
    words: tuple[str, ...]
    reach: tuple[tuple[int, int], ...] = ()
    fills: tuple[str | None, ...] = ()

    @property
    def shape(self) -> str:
        """The row's text without blank cells at the end, to tell when it is said again."""
        return shape_of(self.lines[0])

    @property
    def width(self) -> int:
        """How many columns the row reaches over, blank ones at its end left out."""
        return max((place for place, name in enumerate(self.names, 1) if name), default=0)

    @property
    def names(self) -> tuple[str, ...]:
        """What the row says of each column: the words of a merged cell stand over all that it reaches over."""
        said = list(self.words)
        for place, (_, columns) in enumerate(self.reach):
            if columns > 1:
                said[place : place + columns] = [self.words[place]] * len(said[place : place + columns])
        return tuple(said) if self.reach else self.words

    @property
    def down(self) -> tuple[int, ...]:
        """Over how many rows each cell is merged down, empty where none is."""
        down = tuple(rows for rows, _ in self.reach)
        return down if any(rows > 1 for rows in down) else ()

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(bool(word) for word in self.words)


def raw_rows(lines: Iterable[Line], told: Mapping[int, ReadCell] = MappingProxyType({})) -> list[RawRow]:
    """Cut lines into rows at their tabs; a line without a tab belongs to the last cell of the row before it.

    `told` is what the format tells of cells beside their words, by the offset where each begins.
    """
    found: list[RawRow] = []
    for line in lines:
        if line.row or not found:
            cells = _cells(line)
            words = tuple(words_of(line.text[c.start - line.start : c.end - line.start]) for c in cells)
            row = RawRow(lines=(line,), cells=cells, words=words)
            found.append(_told(row, told) if told else row)
        else:
            found[-1] = _with_wrapped_line(found[-1], line)
    return found


def shape_of(line: Line) -> str:
    """A row's first line with its cells stripped and blank cells at its end left out."""
    return "\t".join(cell.strip() for cell in line.text.split("\t")).rstrip("\t")


def said_again(lines: Iterable[Line]) -> Counter[str]:
    """How often each row stands in a document, by its shape: column headings are said again on each page."""
    return Counter(shape_of(line) for line in lines)


def span_of(row: RawRow) -> Span:
    """The stretch from the first cell with words to the last; the whole line where none has any."""
    filled = [cell for cell in row.cells if len(cell)]
    return Span(start=filled[0].start, end=filled[-1].end) if filled else row.lines[0].body


def key_of(words: str) -> str | None:
    """The reference that opens a key cell ("A2.3", "R07", "1.1.1"), None for plain words, figures and dates."""
    match = _KEY.match(words)
    if not match or _DATE.match(words):
        return None
    return match[1]


def is_data(row: RawRow) -> bool:
    """Say whether a row that is said again is plainly data: figures, or a key and its value."""
    filled = [word for word in row.words if word]
    return (
        not filled
        or any(_FIGURE.fullmatch(word) and not _YEAR.match(word) for word in filled)
        or bool(len(filled) > 1 and filled[0].endswith((":", "?")))
    )


def has_year(words: str) -> bool:
    """Say whether words name a year or a quarter, as headings of columns of figures do."""
    return bool(_YEAR.match(words))


def words_of(cell: str) -> str:
    """A cell on one line without mark-up."""
    return " ".join(plain_text(cell).split())


def _starts(line: Line) -> list[int]:
    """Where the cells of a line begin, whatever of their words is blanked."""
    lengths = [len(cell) + 1 for cell in line.text.split("\t")]
    return [line.start + sum(lengths[:place]) for place in range(len(lengths))]


def _cells(line: Line) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = line.start
    for cell in line.text.split("\t"):
        stripped = cell.strip()
        lead = len(cell) - len(cell.lstrip()) if stripped else 0
        spans.append(Span(start=at + lead, end=at + lead + len(stripped)))
        at += len(cell) + 1
    return tuple(spans)


def _told(row: RawRow, told: Mapping[int, ReadCell]) -> RawRow:
    known = [told.get(start) for start in _starts(row.lines[0])] if told else []
    if not any(known):
        return row
    reach = tuple((cell.rows, cell.columns) if cell else (1, 1) for cell in known)
    fills = tuple(cell.fill if cell else None for cell in known)
    merged, coloured = any(place != (1, 1) for place in reach), any(fills)
    return replace(row, reach=reach if merged else (), fills=fills if coloured else ())


def _with_wrapped_line(row: RawRow, line: Line) -> RawRow:
    filled = [i for i, cell in enumerate(row.cells) if len(cell)] or [0]
    last = filled[-1]
    cell = Span(start=row.cells[last].start, end=line.body.end)
    return replace(
        row,
        lines=(*row.lines, line),
        cells=(*row.cells[:last], cell, *row.cells[last + 1 :]),
        words=(*row.words[:last], f"{row.words[last]} {words_of(line.text)}".strip(), *row.words[last + 1 :]),
    )
