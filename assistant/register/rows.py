"""Reads found stretches of rows as the whole rows they are of, continued over pages, with the fields asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from assistant.query import Query, coverage, likeness, take_text_apart
from assistant.register.asking import wanted_fields
from assistant.register.places import evidence_of
from assistant.register.showing import fields_said
from assistant.types import Evidence, Row
from vectorstore.index import Index
from vectorstore.records import Record
from vectorstore.types import BlockKind, Document, Filters
from vectorstore.word_vectors import WordVectors

WORDS_OF_ROW = 60


def with_rows(query: Query, chosen: Sequence[Evidence], index: Index, words: WordVectors) -> tuple[Evidence, ...]:
    """Return the evidence with each table row whole: its other pieces that hold what was asked for stand beside it."""
    filters = query.plan.question.filters
    wanted, worth = wanted_fields(query.plan.own), worth_of(query, words)
    groups: dict[str, list[Evidence]] = {}
    records: dict[str, Record] = {}
    for item in chosen:
        record = _record_of(item, index, filters)
        key = record.id if record else item.label
        groups.setdefault(key, []).append(item)
        if record:
            records[key] = record
    found: list[Evidence] = []
    for key, items in groups.items():
        record = records.get(key)
        found += _whole(items, record, wanted, worth, index, filters) if record else items
    return tuple(found)


def _whole(
    items: Sequence[Evidence],
    record: Record,
    wanted: Collection[str],
    worth: Callable[[str], float],
    index: Index,
    filters: Filters,
) -> Iterator[Evidence]:
    """Yield the found stretches of a row, then its others that hold what is said of it."""
    told = [f for f in record.fields if any(span.overlaps(item.span) for span in f.spans for item in items)]
    row = Row(record=record, said=fields_said(record, wanted, worth, WORDS_OF_ROW, told))
    for item in items:
        yield replace(item, row=row)
    for piece in evidence_of(row, items[0].document, index, filters, items[0].label):
        if not any(piece.span.overlaps(item.span) for item in items):
            yield replace(piece, score=items[0].score, features=items[0].features)


def cited_rows(
    records: Sequence[Record],
    document: Document,
    names: Collection[str],
    query: Query,
    index: Index,
    words: WordVectors,
) -> Iterator[tuple[Evidence, ...]]:
    """Yield the citable stretches of each of several rows; the more rows there are, the less is said of each."""
    worth, filters = worth_of(query, words), query.plan.question.filters
    size = 60 if len(records) <= 6 else 34 if len(records) <= 20 else 14
    for place, record in enumerate(records, 1):
        told = [found for found in record.fields if found.name in names]
        said = fields_said(record, wanted_fields(query.plan.own), worth, size, told)
        items = evidence_of(Row(record=record, said=said), document, index, filters, f"R{place}")
        if items:
            yield items


def worth_of(query: Query, words: WordVectors) -> Callable[[str], float]:
    """Return how much a text is about the question, as a function of the text."""

    def worth(text: str) -> float:
        parts = take_text_apart(text, words)
        return coverage(query, frozenset(parts.terms)) + likeness(query, parts)

    return worth


def _record_of(item: Evidence, index: Index, filters: Filters) -> Record | None:
    """Return the record of a table row that a stretch is of, None where it is of none."""
    if item.block.kind is not BlockKind.ROW:
        return None
    records = index.register.of_document(item.document.id, filters)
    return next((r for r in records if r.table_id and any(span.overlaps(item.span) for span in r.spans)), None)
