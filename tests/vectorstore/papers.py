"""Small fictional papers, one chunk a line, as ingest would hand them over."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vectorstore.embedders import hashing
from vectorstore.index import Index, NewVersion, open_index
from vectorstore.settings import StoreSettings
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

EMBEDDER = hashing.build()
LIGHTING = (
    "3.1 Saving 150 cuts street lighting by £1.2m in 2024/25.",
    "3.2 Project A2.3 is led by the Head of Highways.",
)
MINUTES = ("Minute 36 The committee resolved to keep the libraries open.", "Minute 37 The report on parking was noted.")


def settings(folder: Path, *, store: str = "chroma") -> StoreSettings:
    return StoreSettings(data=folder, embedder="hashing", store=store)


def opened(folder: Path) -> Index:
    return open_index(settings(folder))


def paper(
    lines: Sequence[str] = LIGHTING,
    *,
    source: str = "/papers/lighting.txt",
    exempt: Sequence[str] = (),
    level: AccessLevel = AccessLevel.PUBLIC,
    committee: str | None = "Highways Committee",
    meeting: date | None = date(2024, 5, 15),
) -> NewVersion:
    """Return a file's new version: `lines` at `level`, then `exempt` lines as a restricted end."""
    text = "".join(f"{line}\n" for line in (*lines, *exempt))
    digest = hashlib.sha256(f"{level} {len(exempt)} {text}".encode()).hexdigest()
    document_id = digest[:16]
    cut = sum(len(line) + 1 for line in lines)
    restricted = Restriction(span=Span(start=cut, end=len(text)), access=Access(level=AccessLevel.EXEMPT))
    document = Document(
        id=document_id,
        version=1,
        name=Path(source).name,
        title="Street lighting",
        source=source,
        text=text,
        committee=committee,
        kind=DocumentKind.REPORT,
        meeting_date=meeting,
        access=Access(level=level),
        restrictions=(restricted,) if exempt else (),
    )
    chunks = _chunks(document, (*lines, *exempt))
    texts = [piece for chunk in chunks for piece in chunk.embedding_texts]
    return NewVersion(
        source=source,
        digest=digest,
        signature=digest,
        document=document,
        blocks=tuple(_block(chunk) for chunk in chunks),
        chunks=chunks,
        vectors=EMBEDDER.embed_documents(texts),
    )


def _chunks(document: Document, lines: Sequence[str]) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []
    start = 0
    for number, line in enumerate(lines):
        span = Span(start=start, end=start + len(line))
        half = start + len(line) // 2
        chunks.append(
            Chunk(
                id=f"{document.id}-{number}",
                document_id=document.id,
                span=span,
                text=line,
                locator=Locator(paragraph=str(number + 1), headings=("Savings",)),
                context=document.title,
                windows=(Span(start=start, end=half), Span(start=half, end=span.end)),
                level=document.level_of(span),
            )
        )
        start = span.end + 1
    return tuple(chunks)


def _block(chunk: Chunk) -> Block:
    return Block(
        document_id=chunk.document_id,
        span=chunk.span,
        kind=BlockKind.PARAGRAPH,
        locator=chunk.locator,
        refs=("A2.3",),
        columns=("Ref", "Lead"),
        cells=(chunk.span, Span(start=chunk.span.end, end=chunk.span.end)),
        level=chunk.level,
    )
