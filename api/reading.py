"""A document as a person reads it: one page at a time, in its blocks, with the cited words marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.passages import PART, visible
from vectorstore.errors import NotInCatalogue
from vectorstore.spans import within
from vectorstore.types import AccessLevel, Block, BlockKind, Document, Page, Span

TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of words shown in one way: cited or not, furniture of the page or not, struck out or not."""

    text: str
    cited: bool = False
    furniture: bool = False
    deleted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a row under its column's heading; the heading is empty where the table has none."""

    column: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A block on the page, or words between blocks (kind None); a row has cells, all else has runs."""

    kind: BlockKind | None
    runs: tuple[Run, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One page, or one part of a document without pages, and its neighbours that hold something to read."""

    number: int
    count: int
    pieces: tuple[Piece, ...]
    printed: str | None = None
    previous: int | None = None
    next: int | None = None


def parts_of(document: Document, size: int = PART) -> tuple[Page, ...]:
    """Return the pages, or parts of about `size` characters, each ending at a line's end, where there are none."""
    if document.pages:
        return document.pages
    parts: list[Page] = []
    start, total = 0, len(document.text)
    while start < total:
        end = total
        if total - start > size:
            cut = max(document.text.rfind("\n\n", start, start + size), start)
            cut = cut if cut > start else document.text.rfind("\n", start, start + size)
            end = cut + 1 if cut > start else start + size
        parts.append(Page(number=len(parts) + 1, span=Span(start=start, end=end)))
        start = end
    return tuple(parts) or (Page(number=1, span=Span(start=0, end=0)),)


def number_at(document: Document, offset: int) -> int:
    """Return the number of the page or part that `offset` falls on."""
    starts = [part.number for part in parts_of(document) if part.span.start <= offset]
    return starts[-1] if starts else 1


def sheet(
    document: Document, blocks: Iterable[Block], number: int, cited: Span | None, levels: Collection[AccessLevel]
) -> Sheet:
    """Return page `number` as pieces; raises NotInCatalogue where it is absent or wholly withheld."""
    parts = {part.number: part for part in parts_of(document) if _readable(document, part, levels)}
    if number not in parts:
        raise NotInCatalogue("such page")
    part, order = parts[number], sorted(parts)
    at = order.index(number)
    return Sheet(
        number=number,
        count=len(parts_of(document)),
        pieces=tuple(_pieces(document, part.span, tuple(blocks), cited, levels)),
        printed=part.printed,
        previous=order[at - 1] if at else None,
        next=order[at + 1] if at + 1 < len(order) else None,
    )


def _readable(document: Document, part: Page, levels: Collection[AccessLevel]) -> bool:
    return not len(part.span) or bool(visible(document, part.span, levels))


def _pieces(
    document: Document, page: Span, blocks: Sequence[Block], cited: Span | None, levels: Collection[AccessLevel]
) -> Iterator[Piece]:
    """Yield every visible stretch of the page once, in order: blocks as such, and what stands between them."""
    for stretch in visible(document, page, levels):
        at = stretch.start
        for block in blocks:
            span = _overlap(block.span, Span(start=at, end=stretch.end)) if at < stretch.end else None
            if span is None:
                continue
            yield from _between(document, Span(start=at, end=span.start), cited)
            yield _block(document, block, span, cited)
            at = span.end
        yield from _between(document, Span(start=at, end=stretch.end), cited)


def _between(document: Document, span: Span, cited: Span | None) -> Iterator[Piece]:
    """Yield words outside any block (running heads mostly), but not bare tags and rules of a table's markup."""
    if any(character.isalnum() for character in TAG.sub("", document.quote(span))):
        yield Piece(kind=None, runs=_runs(document, span, cited))


def _block(document: Document, block: Block, span: Span, cited: Span | None) -> Piece:
    if not block.cells:
        return Piece(kind=block.kind, runs=_runs(document, span, cited))
    columns = (*block.columns, *([""] * len(block.cells)))
    whole = (_with_deleted(document, cell, span) for cell in block.cells)
    cells = ((name, _overlap(cell, span)) for name, cell in zip(columns, whole, strict=False))
    shown = (Cell(column=name, runs=_runs(document, cell, cited)) for name, cell in cells if cell)
    return Piece(kind=block.kind, cells=tuple(shown))


def _with_deleted(document: Document, cell: Span, row: Span) -> Span:
    """Return a cell with what is struck out at its ends, where its words that stand do not reach: all of it, maybe."""
    start = max(document.text.rfind("\t", row.start, cell.start) + 1, row.start)
    end = document.text.find("\t", cell.end, row.end)
    struck = within(Span(start=start, end=max(row.end if end < 0 else end, start)), document.deletions)
    if not struck:
        return cell
    ends = (cell,) if len(cell) else ()
    return Span(start=min(s.start for s in (*struck, *ends)), end=max(s.end for s in (*struck, *ends)))


def _runs(document: Document, span: Span, cited: Span | None) -> tuple[Run, ...]:
    """Cut a stretch wherever the way it is shown changes."""
    marks = [mark for mark in document.marks if mark.overlaps(span)]
    deletions = within(span, document.struck)
    marks += within(span, document.asides)
    edges = {span.start, span.end}
    for other in [*marks, *deletions, *([cited] if cited else [])]:
        edges |= {edge for edge in (other.start, other.end) if span.start < edge < span.end}
    ordered = sorted(edges)
    return tuple(
        Run(
            text=document.text[start:end],
            cited=cited is not None and cited.start <= start and end <= cited.end,
            furniture=any(mark.start <= start and end <= mark.end for mark in marks),
            deleted=any(gone.start <= start and end <= gone.end for gone in deletions),
        )
        for start, end in pairwise(ordered)
    )


def _overlap(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start=start, end=end) if start < end else None
