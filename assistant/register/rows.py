"""Reads found stretches of rows as the whole rows they are of, continued over pages, with the fields asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.query import Query
from assistant.register.asking import wanted_fields
from assistant.register.entries import holders, terms_asked
from assistant.register.newer import newest_of, says
from assistant.register.places import evidence_of
from assistant.register.telling import Teller
from assistant.register.vote_telling import brief_motion
from assistant.rows import Row
from assistant.types import Evidence, Route
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import BlockKind, Document
from vectorstore.word_vectors import WordVectors

FEW, SOME = 6, 20
AFTER = 0.7
"""What a post's holder counts beside the row that names the post: said after it."""

WORDS_OF_SOME, WORDS_OF_MANY = 34, 14

OF_SEVERAL = frozenset({Route.COMPARE, Route.COUNT})
"""What is asked of several times, or counted, is answered with the rows found."""


def with_rows(query: Query, chosen: Sequence[Evidence], index: Index, words: WordVectors) -> tuple[Evidence, ...]:
    """Return the evidence with each table row whole: its other pieces that hold what was asked for stand beside it."""
    filters = query.plan.question.filters
    papers = {item.document.id for item in chosen if item.block.kind is BlockKind.ROW}
    rows = {paper: index.register.of_document(paper, filters) for paper in papers}
    groups: dict[str, list[Evidence]] = {}
    records: dict[str, Record] = {}
    for item in chosen:
        record = _record_of(item, rows.get(item.document.id, ()))
        key = record.id if record else item.label
        groups.setdefault(key, []).append(item)
        if record:
            records[key] = record
    found: list[Evidence] = []
    for key, items in groups.items():
        found += _whole(query, items, records[key], index, words) if key in records else items
    return _latest_first(query, [*found, *_newest(query, found, index, words)])


def _newest(query: Query, found: Sequence[Evidence], index: Index, words: WordVectors) -> Iterator[Evidence]:
    """Yield the stretches of the latest edition of the likeliest row, where that was not found and no time is named."""
    best = max(found, key=lambda item: item.score, default=None)
    if best is None or best.row is None or query.plan.periods or query.plan.route in OF_SEVERAL:
        return
    wanted = wanted_fields(query.plan.own)
    if query.plan.route is Route.LIST and says(best.row.record, wanted):
        return
    newest = newest_of(best.row.record, index, query.plan.question.filters, wanted)
    if newest is not None and not any(item.row is not None and item.row.record.id == newest.id for item in found):
        for items in cited_rows([newest], query, index, words, "N"):
            yield from (replace(item, score=best.score, features=best.features) for item in items)


def _latest_first(query: Query, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give, of rows that tell of one thing at different times, the latest the likelihood of the likeliest.

    How a thing stands is what its latest report says, unless the question names a time; of those that say what is
    asked for, where some do not.
    """
    if query.plan.periods or query.plan.route is Route.COMPARE:
        return tuple(found)
    things: dict[tuple[str, str], list[Evidence]] = {}
    for item in found:
        if item.row is not None and item.row.record.ref:
            things.setdefault((item.row.record.ref, item.row.record.scope), []).append(item)
    retold = {key: items for key, items in things.items() if len({_day(item) for item in items}) > 1}
    best = {key: max(item.score for item in items) for key, items in retold.items()}
    wanted = wanted_fields(query.plan.own)
    latest = {key: max(_day(item) for item in _saying(wanted, items)) for key, items in retold.items()}

    def scored(item: Evidence) -> Evidence:
        key = (item.row.record.ref or "", item.row.record.scope) if item.row else ("", "")
        if key not in retold:
            return item
        return replace(item, score=best[key] if _day(item) == latest[key] else min(item.score, best[key] * AFTER))

    return tuple(sorted(map(scored, found), key=lambda item: -item.score))


def _saying(wanted: Collection[str], items: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return those of some rows that say what is asked for, all where none does."""
    return [item for item in items if item.row is not None and says(item.row.record, wanted)] or items


def _day(item: Evidence) -> date:
    record = item.row.record if item.row else None
    return (record.as_of if record else None) or item.document.meeting_date or date.min


def with_entries(query: Query, chosen: Sequence[Evidence], index: Index, words: WordVectors) -> tuple[Evidence, ...]:
    """Return the evidence with what the register says outright: a term's meaning before, a post's holder after it."""
    terms = [item for items in cited_rows(terms_asked(query, index), query, index, words, "T") for item in items]
    best = max(chosen, key=lambda item: item.score, default=None)
    people = holders(query, best.row if best else None, index)
    named = [
        replace(item, score=best.score * AFTER)
        for items in cited_rows(people, query, index, words, "H")
        for item in items
        if best
    ]
    return (*terms, *chosen, *named)


def cited_rows(
    records: Sequence[Record],
    query: Query,
    index: Index,
    words: WordVectors,
    label: str = "R",
    names: Collection[str] = (),
) -> Iterator[tuple[Evidence, ...]]:
    """Yield the citable stretches of each of several rows; the more rows there are, the less is said of each.

    `names` are the fields that a condition rests on.
    """
    filters = query.plan.question.filters
    papers: dict[str, Document] = {}
    size = None if len(records) <= FEW else WORDS_OF_SOME if len(records) <= SOME else WORDS_OF_MANY
    for place, record in enumerate(records, 1):
        if record.document_id not in papers:
            papers[record.document_id] = index.catalogue.document(record.document_id, filters.levels)
        document = papers[record.document_id]
        row = _row(record, Teller(query=query, document=document, words=words, names=tuple(names)), size, index)
        items = evidence_of(row, document, index, filters, f"{label}{place}")
        if items:
            yield items


def _row(record: Record, teller: Teller, size: int | None, index: Index) -> Row:
    """Return what is said of a row in about `size` words, of a motion the same of each."""
    if record.kind is RecordKind.MOTION:
        return brief_motion(teller.query, record, teller.document, index)
    return teller.row(record, size=size)


def _whole(
    query: Query, items: Sequence[Evidence], record: Record, index: Index, words: WordVectors
) -> Iterator[Evidence]:
    """Yield the found stretches of a row, then its others that hold what is said of it."""
    document = items[0].document
    told = [f for f in record.fields if any(span.overlaps(item.span) for span in f.spans for item in items)]
    row = Teller(query=query, document=document, words=words).row(record, told)
    for item in items:
        yield replace(item, row=row)
    for piece in evidence_of(row, document, index, query.plan.question.filters, items[0].label):
        if not any(piece.span.overlaps(item.span) for item in items):
            yield replace(piece, score=items[0].score, features=items[0].features)


def _record_of(item: Evidence, records: Sequence[Record]) -> Record | None:
    """Return the record, of its paper's, of the table row that a stretch is of, None where it is of none."""
    if item.block.kind is not BlockKind.ROW:
        return None
    return next((r for r in records if r.table_id and any(span.overlaps(item.span) for span in r.spans)), None)
