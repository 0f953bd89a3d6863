"""Papers with records, put together by hand: what ingest hands over, without leaning on how it finds records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.vectorstore.papers import EMBEDDER, settings
from vectorstore.index import Index, NewVersion, open_index
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.references import canonical, find_references
from vectorstore.types import (
    Access,
    AccessLevel,
    Block,
    BlockKind,
    Chunk,
    Document,
    DocumentKind,
    Locator,
    Restriction,
    Span,
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a paper; with `kind` it is a record, whose cells are its fields in order: (name, words)."""

    cells: tuple[tuple[str, str], ...] = ()
    text: str = ""
    kind: RecordKind | None = None
    label: str | None = None
    scope: str = "Recovery plan"
    table: str | None = None
    headings: tuple[str, ...] = ()
    level: AccessLevel = AccessLevel.PUBLIC
    as_of: date | None = None
    sources: dict[str, FieldSource] = field(default_factory=dict)
    block: BlockKind = BlockKind.PARAGRAPH

    @property
    def words(self) -> str:
        return self.text or "\t".join(value for _, value in self.cells)


HEADINGS = {"count": "No. of actions"}
"""What the papers call a field, where that is not its own name."""


def say(text: str, *, headings: tuple[str, ...] = (), level: AccessLevel = AccessLevel.PUBLIC) -> Line:
    """A paragraph."""
    return Line(text=text, headings=headings, level=level)


def head(text: str) -> Line:
    """A heading, which stands under itself."""
    return Line(text=text, headings=(text,), block=BlockKind.HEADING)


def row(
    kind: RecordKind,
    label: str,
    *,
    scope: str = "Recovery plan",
    table: str = "Actions",
    headings: tuple[str, ...] = (),
    **cells: str,
) -> Line:
    """A table row: its reference first, then a cell a field."""
    return Line(
        cells=(("ref", label), *cells.items()), kind=kind, label=label, scope=scope, table=table, headings=headings
    )


def paper(
    name: str,
    lines: Sequence[Line],
    *,
    meeting: date | None = date(2025, 3, 5),
    kind: DocumentKind = DocumentKind.REPORT,
) -> NewVersion:
    """Return a paper of these lines, a block and a chunk each, as ingest would hand it over."""
    text = "".join(f"{line.words}\n" for line in lines)
    digest = hashlib.sha256(f"{name}{meeting}{text}".encode()).hexdigest()
    spans = list(_spans(lines))
    withheld = tuple(
        Restriction(span=span, access=Access(level=line.level))
        for line, span in zip(lines, spans, strict=True)
        if line.level is not AccessLevel.PUBLIC
    )
    document = Document(
        id=digest[:16],
        version=1,
        name=name,
        title=name.partition(".")[0].replace("-", " ").capitalize(),
        source=f"/papers/{name}",
        text=text,
        committee="Scrutiny Committee",
        kind=kind,
        meeting_date=meeting,
        restrictions=withheld,
    )
    numbered = list(enumerate(zip(lines, spans, strict=True)))
    chunks = tuple(_chunk(document, n, line, span) for n, (line, span) in numbered)
    return NewVersion(
        source=document.source,
        digest=digest,
        signature=digest,
        document=document,
        blocks=tuple(_block(document, line, span) for _, (line, span) in numbered),
        chunks=chunks,
        vectors=EMBEDDER.embed_documents([chunk.text for chunk in chunks]),
        records=tuple(_record(document, n, line, span) for n, (line, span) in numbered if line.kind),
    )


@contextmanager
def stored(folder: Path, *papers: NewVersion, store: str = "memory") -> Iterator[Index]:
    """Store papers and yield the open index."""
    with open_index(settings(folder, store=store)) as index:
        for one in papers:
            index.put(one)
        yield index


def _spans(lines: Sequence[Line]) -> Iterator[Span]:
    at = 0
    for line in lines:
        yield Span(start=at, end=at + len(line.words))
        at += len(line.words) + 1


def _place(line: Line) -> Locator:
    if line.kind is RecordKind.MINUTE and line.label:
        return Locator(headings=line.headings, minute=line.label.rpartition(" ")[2])
    return Locator(headings=line.headings, row=line.label if line.kind else None)


def _cells(line: Line, span: Span) -> Iterator[Span]:
    at = span.start
    for _, value in line.cells:
        yield Span(start=at, end=at + len(value))
        at += len(value) + 1


def _block(document: Document, line: Line, span: Span) -> Block:
    return Block(
        document_id=document.id,
        span=span,
        kind=BlockKind.ROW if line.cells else line.block,
        locator=_place(line),
        columns=tuple(name for name, _ in line.cells),
        cells=tuple(_cells(line, span)),
        level=line.level,
    )


def _chunk(document: Document, number: int, line: Line, span: Span) -> Chunk:
    refs = tuple(found.canonical for found in find_references(line.words))
    return Chunk(
        id=f"{document.id}-{number}",
        document_id=document.id,
        span=span,
        text=line.words,
        locator=_place(line),
        refs=refs,
        level=line.level,
    )


def _record(document: Document, number: int, line: Line, span: Span) -> Record:
    assert line.kind
    sources = {name: FieldSource.TEXT if value else FieldSource.BLANK for name, value in line.cells} | line.sources
    fields = [
        Field(
            name=name, heading=HEADINGS.get(name, name.capitalize()), value=value, spans=(cell,), source=sources[name]
        )
        for (name, value), cell in zip(line.cells, _cells(line, span), strict=True)
    ]
    return Record(
        id=f"{document.id}-r{number}",
        document_id=document.id,
        kind=line.kind,
        ref=canonical(line.label) if line.label else None,
        label=line.label,
        scope=line.scope,
        spans=(span,),
        locator=_place(line),
        fields=tuple(fields),
        table=line.table,
        table_id=line.table,
        as_of=line.as_of,
        level=line.level,
    )
