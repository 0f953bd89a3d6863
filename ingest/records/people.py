"""Joins titles to names: who a paper says holds which post, wherever it states the two together.

Read are the places that papers keep for it: the labels of front sheets, the heads of service plans, cells of owners
and leads, and the lists of who was present. Precise rather than many: a name without a post is no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.records import posts
from ingest.records.making import Source
from ingest.rows import words_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Locator, Span

PLACES = frozenset({"owner", "lead", "lead_officer", "author", "report_of", "authorised_by", "lead_member", "group"})
MAX_LINE = 600


def records_of_people(source: Source, records: Sequence[Record]) -> Iterator[Record]:
    """Yield a person a name and post, and a role where a post is said first; `records` are all the others."""
    seen: set[tuple[str, str]] = set()
    for stretch, locator, wrapped in _stretches(source, records):
        text = source.document.quote(stretch)
        for kind, held in posts.held_in(text, wrapped=wrapped):
            fields = [_field(name, stretch.start + start, text[start:end]) for name, start, end in held]
            key = (fields[0].value.casefold(), fields[1].value.casefold())
            if key not in seen:
                seen.add(key)
                yield source.record(RecordKind(kind), fields, spans=[_around(fields)], locator=locator)


def _stretches(source: Source, records: Sequence[Record]) -> Iterator[tuple[Span, Locator, bool]]:
    """Where to look, each with its place and whether its lines are one cell's, wrapped."""
    for record in records:
        for field in record.fields:
            whole = _whole(source.document, field) if field.name in PLACES else None
            if whole:
                yield whole, record.locator, True
    told = [record.span for record in records if record.kind in (RecordKind.FRONT_SHEET, RecordKind.SERVICE_PLAN)]
    for block in source.blocks:
        if _lists_people(source.document, block) and not any(span.overlaps(block.span) for span in told):
            yield block.span, replace(block.locator, row=None), False


def _whole(document: Document, field: Field) -> Span | None:
    """A field's stretch, where it is one: words that go on over a page's end or another row are left alone."""
    if not field.spans:
        return None
    gaps = zip(field.spans, field.spans[1:], strict=False)
    if any(document.text[a.end : b.start].strip() or "\f" in document.text[a.end : b.start] for a, b in gaps):
        return None
    return Span(start=field.spans[0].start, end=field.spans[-1].end)


def _lists_people(document: Document, block: Block) -> bool:
    """Say whether a block is a short line of running text, as the lists of those present are."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.MINUTE, BlockKind.TABLE_HEADER):
        return False
    return len(block.span) <= MAX_LINE or "in attendance" in document.quote(block.span)[-60:]


def _field(name: str, start: int, words: str) -> Field:
    return Field(name=name, heading="", value=words_of(words), spans=(Span(start=start, end=start + len(words)),))


def _around(fields: Sequence[Field]) -> Span:
    spans = [span for field in fields for span in field.spans]
    return Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
