"""A document as a person reads it: one page at a time, in its blocks, with the cited words marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.passages import PART, visible
from api.shown_tables import Cell, Piece, Run, Table, with_tables
from vectorstore.errors import NotInCatalogue
from vectorstore.spans import within
from vectorstore.types import AccessLevel, Block, Document, Page, Span

TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One page, or one part of a document without pages, and its neighbours that hold something to read."""

    number: int
    count: int
    pieces: tuple[Piece | Table, ...]
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


def shown_of(document: Document, part: Page, cited: Span | None) -> Span:
    """Return the stretch of a part that is shown: without pages, on to the end of cited words that begin in it."""
    if document.pages or cited is None or not part.span.start <= cited.start < part.span.end:
        return part.span
    return Span(start=part.span.start, end=max(part.span.end, cited.end))


def sheet(
    document: Document, blocks: Iterable[Block], number: int, cited: Span | None, levels: Collection[AccessLevel]
) -> Sheet:
    """Return page `number` as pieces; raises NotInCatalogue where it is absent or wholly withheld."""
    parts = {part.number: part for part in parts_of(document) if _readable(document, part, levels)}
    if number not in parts:
        raise NotInCatalogue("such page")
    part, order = parts[number], sorted(parts)
    stretch = shown_of(document, part, cited)
    at = order.index(number)
    return Sheet(
        number=number,
        count=len(parts_of(document)),
        pieces=tuple(with_tables(_pieces(document, stretch, tuple(blocks), cited, levels))),
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
    return Piece(kind=block.kind, cells=cells_of(document, block, span, cited), table=block.table)


def cells_of(document: Document, block: Block, span: Span, cited: Span | None) -> tuple[Cell, ...]:
    """Return the cells of a row as far as they lie in `span`, each under its column's heading and with its colour."""
    columns = (*block.columns, *([""] * len(block.cells)))
    fills = (*block.fills, *([None] * len(block.cells)))
    whole = (_overlap(_with_deleted(document, cell, span), span) for cell in block.cells)
    return tuple(
        Cell(column=name, runs=_runs(document, cell, cited) if cell else (), fill=fill)
        for name, fill, cell in zip(columns, fills, whole, strict=False)
    )


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
