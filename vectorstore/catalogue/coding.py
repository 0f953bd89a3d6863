"""Values to rows and back: what is searched gets a column, the rest is compact JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from vectorstore.catalogue.deletions import packed, unpacked
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import (
    Access,
    AccessLevel,
    Block,
    BlockKind,
    Chunk,
    Document,
    DocumentKind,
    Locator,
    Page,
    Restriction,
    Span,
)


def document_row(document: Document) -> dict[str, Any]:
    """Return the columns of a document; name, source and version belong to the paths that hold it."""
    return {
        "id": document.id,
        "title": document.title,
        "council": document.council,
        "committee": document.committee,
        "kind": document.kind.value,
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "level": document.access.level.value,
        "access": _dump(_access(document.access)),
        "restrictions": _dump([[_pair(r.span), _access(r.access)] for r in document.restrictions]),
        "marks": _dump([_pair(mark) for mark in document.marks]),
        "deletions": _dump(packed(document)),
        "pages": _dump([[p.number, _pair(p.span), p.printed, p.confidence] for p in document.pages]),
        "page_count": len(document.pages),
        "text": document.text,
    }


def read_document(row: RowMapping, *, name: str, source: str, version: int) -> Document:
    """Return the document of a row, named by the first path that holds it."""
    deletions, asides = unpacked(json.loads(row["deletions"]))
    return Document(
        id=row["id"],
        version=version,
        name=name,
        title=row["title"],
        source=source,
        text=row["text"],
        pages=tuple(_read_page(*parts) for parts in json.loads(row["pages"])),
        council=row["council"],
        committee=row["committee"],
        kind=DocumentKind(row["kind"]),
        meeting_date=read_date(row["meeting_date"]),
        access=_read_access(json.loads(row["access"])),
        restrictions=tuple(
            Restriction(span=_span(s), access=_read_access(access)) for s, access in json.loads(row["restrictions"])
        ),
        marks=_spans(row["marks"]),
        deletions=deletions,
        asides=asides,
    )


def block_row(block: Block, ordinal: int) -> dict[str, Any]:
    """Return the columns of a block, the `ordinal`-th of its document."""
    return {
        "document_id": block.document_id,
        "ordinal": ordinal,
        "start": block.span.start,
        "end": block.span.end,
        "kind": block.kind.value,
        "level": block.level.value,
        "locator": _dump(_locator(block.locator)),
        "refs": _dump(block.refs),
        "columns": _dump(block.columns),
        "cells": _dump([_pair(cell) for cell in block.cells]),
        "fills": _dump(block.fills),
        "table": block.table,
    }


def read_block(row: RowMapping) -> Block:
    """Return the block of a row."""
    return Block(
        document_id=row["document_id"],
        span=Span(start=row["start"], end=row["end"]),
        kind=BlockKind(row["kind"]),
        locator=_read_locator(row["locator"]),
        refs=tuple(json.loads(row["refs"])),
        columns=tuple(json.loads(row["columns"])),
        cells=_spans(row["cells"]),
        fills=tuple(json.loads(row["fills"])),
        table=row["table"],
        level=AccessLevel(row["level"]),
    )


def chunk_row(chunk: Chunk, ordinal: int) -> dict[str, Any]:
    """Return the columns of a chunk, the `ordinal`-th of its document."""
    return {
        "id": chunk.id,
        "document_id": chunk.document_id,
        "ordinal": ordinal,
        "start": chunk.span.start,
        "end": chunk.span.end,
        "level": chunk.level.value,
        "text": chunk.text,
        "context": chunk.context,
        "under": chunk.under,
        "locator": _dump(_locator(chunk.locator)),
        "refs": _dump(chunk.refs),
        "windows": _dump([_pair(window) for window in chunk.windows]),
        "deleted": _dump([_pair(span) for span in chunk.deleted]),
        "window_count": len(chunk.windows) or 1,
    }


def read_chunk(row: RowMapping) -> Chunk:
    """Return the chunk of a row."""
    return Chunk(
        id=row["id"],
        document_id=row["document_id"],
        span=Span(start=row["start"], end=row["end"]),
        text=row["text"],
        locator=_read_locator(row["locator"]),
        refs=tuple(json.loads(row["refs"])),
        context=row["context"],
        under=row["under"],
        windows=_spans(row["windows"]),
        deleted=_spans(row["deleted"]),
        level=AccessLevel(row["level"]),
    )


def record_row(record: Record, ordinal: int) -> dict[str, Any]:
    """Return the columns of a record, the `ordinal`-th of its document."""
    return {
        "id": record.id,
        "document_id": record.document_id,
        "ordinal": ordinal,
        "kind": record.kind.value,
        "ref": record.ref,
        "label": record.label,
        "scope": record.scope,
        "start": record.span.start,
        "end": record.span.end,
        "spans": _dump([_pair(span) for span in record.spans]),
        "locator": _dump(_locator(record.locator)),
        "fields": _dump(
            [[f.name, f.heading, f.value, [_pair(span) for span in f.spans], f.source.value] for f in record.fields]
        ),
        "table": record.table,
        "table_id": record.table_id,
        "as_of": record.as_of.isoformat() if record.as_of else None,
        "level": record.level.value,
    }


def read_record(row: RowMapping) -> Record:
    """Return the record of a row."""
    return Record(
        id=row["id"],
        document_id=row["document_id"],
        kind=RecordKind(row["kind"]),
        ref=row["ref"],
        label=row["label"],
        scope=row["scope"],
        spans=_spans(row["spans"]),
        locator=_read_locator(row["locator"]),
        fields=tuple(_read_field(*parts) for parts in json.loads(row["fields"])),
        table=row["table"],
        table_id=row["table_id"],
        as_of=read_date(row["as_of"]),
        level=AccessLevel(row["level"]),
    )


def _read_page(number: int, span: list[int], printed: str | None, confidence: float | None) -> Page:
    return Page(number=number, span=_span(span), printed=printed, confidence=confidence)


def _read_field(name: str, heading: str, value: str, spans: list[list[int]], source: str) -> Field:
    return Field(
        name=name,
        heading=heading,
        value=value,
        spans=tuple(_span(pair) for pair in spans),
        source=FieldSource(source),
    )


def read_date(text: str | None) -> date | None:
    """Return the day of an ISO date, None for none."""
    return date.fromisoformat(text) if text else None


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span(pair: Iterable[int]) -> Span:
    start, end = pair
    return Span(start=start, end=end)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(_span(pair) for pair in json.loads(text))


def _locator(locator: Locator) -> dict[str, Any]:
    """Keep the parts that are given; most places use two or three of the seven."""
    parts = {name: getattr(locator, name) for name in Locator.__dataclass_fields__}
    return {name: value for name, value in parts.items() if value}


def _read_locator(text: str) -> Locator:
    parts = json.loads(text)
    return Locator(**{**parts, "headings": tuple(parts.get("headings", ()))})


def _access(access: Access) -> list[Any]:
    review = access.review_on.isoformat() if access.review_on else None
    return [access.level.value, access.paragraphs, access.committees, review]


def _read_access(parts: list[Any]) -> Access:
    level, paragraphs, committees, review = parts
    return Access(
        level=AccessLevel(level),
        paragraphs=tuple(paragraphs),
        committees=tuple(committees),
        review_on=read_date(review),
    )
