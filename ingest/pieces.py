"""What passes between the steps that read structure: lines that count, and the pieces made of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line
from vectorstore.plain import plain_text
from vectorstore.types import BlockKind, Locator, Span

WRAPPED_AT = (45, 140)


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """A line that is no furniture; `words` are its own without mark-up.

    `gap` says that a blank line stands before it, `cut` a page's end or a mark.
    """

    line: Line
    words: str
    gap: bool
    cut: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A block before its page, references and access are known; `slot` counts minutes, numbered or not (0: none)."""

    kind: BlockKind
    span: Span
    locator: Locator
    columns: tuple[str, ...] = ()
    cells: tuple[Span, ...] = ()
    fills: tuple[str | None, ...] = ()
    reach: tuple[int, ...] = ()
    table: int | None = None
    slot: int = 0


def contents_of(lines: Sequence[Line], marks: Sequence[Span]) -> tuple[Content, ...]:
    """Leave out blank lines and marks; a mark at a line's end shortens the line, the longest where there are more."""
    marked = {span.end: span for span in sorted(marks, reverse=True)}
    found: list[Content] = []
    gap, cut, page = True, False, -1
    for line in lines:
        if line.blank:
            gap = True
            continue
        span = marked.get(line.body.end)
        if span is not None and span.start <= line.body.start:
            cut = True
            continue
        if span is not None:
            line = Line(start=line.start, text=line.text[: span.start - line.start].rstrip(), page=line.page)
        words = "" if line.row else plain_text(line.text).strip()
        found.append(Content(line=line, words=words, gap=gap, cut=cut or line.page != page))
        gap, cut, page = False, span is not None, line.page
    return tuple(found)


def typical_width(contents: Sequence[Content]) -> int | None:
    """The width at which this text breaks its lines, in characters; None where a line is a whole paragraph."""
    lengths = [len(content.line.text.strip()) for content in contents if not content.line.row]
    if len(lengths) < 12:
        return None
    width = statistics.quantiles(lengths, n=10)[-1]
    longest = statistics.quantiles(lengths, n=50)[-1]
    return round(width) if WRAPPED_AT[0] <= width and longest <= WRAPPED_AT[1] else None
