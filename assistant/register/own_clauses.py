"""What an amendment changes: minutes print the whole motion again as it would then stand, and mostly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.query import terms_of
from assistant.register.pools import is_amendment
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Filters, Span
from vectorstore.units import trimmed_to_words

ALIKE = 0.75
"""Clauses that share so much of their words say the same."""

REACH = 200
"""Characters before a motion in which its heading begins."""

HEADING_WORDS = 16

_NO_HEADING = re.compile(
    r"[.,:;]$|^(?:For|Against|Abst\w+|\(?\d|(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Cllrs?|Councillors?)\b)|^\W*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?<=[.;!?])[\"”’)\]]*\s+|(?<=\S)\s+(?=\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s)")


def clauses_of(record: Record, document: Document) -> tuple[Span, ...]:
    """Return the sentences and numbered clauses of a motion, in order."""
    found = record.get("text") or record.get("title")
    return tuple(clause for span in (found.spans if found else ()) for clause in clauses_in(span, document))


def own_clauses(record: Record, records: Sequence[Record], document: Document) -> tuple[Span, ...]:
    """Return the clauses of an amendment that no motion before it in its minute has, of another motion all.

    `records` are those of its paper. All are returned too where nothing would be left.
    """
    every = clauses_of(record, document)
    before = [other for other in records if _is_before(other, record)] if is_amendment(record) else []
    said = [frozenset(terms_of(document.quote(clause))) for other in before for clause in clauses_of(other, document)]
    own = tuple(clause for clause in every if not _is_said(frozenset(terms_of(document.quote(clause))), said))
    return own or every


def own_text(record: Record, records: Sequence[Record], document: Document) -> str:
    """Return what a motion is about in its own words: of an amendment what it changes, of another all of it.

    The last vote is on what its minute began with, which may stand in no record of a motion.
    """
    own = own_clauses(record, records, document)
    if own != clauses_of(record, document):
        return " ".join(document.quote(clause) for clause in own)
    begun = _begun_with(record, records, document) if is_last(record) else ""
    return f"{begun} {_words(record)}"


def is_last(record: Record) -> bool:
    """Say whether a record is of the vote on what a motion has become in the end."""
    return record.value("type").casefold() not in ("", "amendment", "motion")


def heading_over(record: Record, document: Document, index: Index, filters: Filters) -> Span | None:
    """Return the heading inside a minute that a motion stands right under, None where other words stand between."""
    start = min(span.start for span in record.spans)
    before = Span(start=max(0, start - REACH), end=start)
    blocks = index.catalogue.blocks(document.id, before, filters.levels) if len(before) else ()
    last = max((block for block in blocks if block.span.end <= start), key=lambda one: one.span.end, default=None)
    return last.span if last is not None and _heads(last, record, document) else None


def _heads(block: Block, record: Record, document: Document) -> bool:
    """Say whether a block names the motion under it: a heading, or a line that is no sentence or list of members."""
    said = " ".join(document.quote(block.span).split())
    if record.value("item") in said or len(said.split()) > HEADING_WORDS:
        return False
    return block.kind is BlockKind.HEADING or not _NO_HEADING.search(said)


def _begun_with(record: Record, records: Sequence[Record], document: Document) -> str:
    """Return the first motion of a minute, where it is no amendment, else the minute up to the first amendment."""
    beside = [other for other in records if other.locator.minute == record.locator.minute and other is not record]
    first = next((other for other in beside if other.kind is RecordKind.MOTION), None)
    if first is not None and not is_amendment(first):
        return _words(first)
    minute = next((other for other in beside if other.kind is RecordKind.MINUTE), None)
    if minute is None:
        return ""
    end = first.spans[0].start if first is not None else minute.spans[-1].end
    return " ".join(document.quote(span) for span in minute.spans if span.start < end)


def _words(record: Record) -> str:
    return record.value("text") or record.value("title")


def _is_before(other: Record, record: Record) -> bool:
    same = other.kind is RecordKind.MOTION and other.locator.minute == record.locator.minute
    return same and other.spans[0].start < record.spans[0].start


def _is_said(terms: frozenset[str], said: Sequence[frozenset[str]]) -> bool:
    return any(len(terms & other) >= ALIKE * len(terms | other) for other in said)


def clauses_in(span: Span, document: Document) -> Iterator[Span]:
    """Yield the sentences and numbered clauses of a stretch."""
    text = document.quote(span)
    ends = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        if text[start:end].strip():
            yield trimmed_to_words(document, Span(start=span.start + start, end=span.start + end))
