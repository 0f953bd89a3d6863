"""Makes the records of a document out of its blocks: the list of steps, each a file beside this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.records.making import Paper, Source
from ingest.records.tabular import records_of_tables
from vectorstore.records import Record
from vectorstore.types import Block, Document


def records_of(document: Document, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Return every record of a document in the order of its text."""
    papers = (Paper(start=0, title=document.title, day=document.meeting_date),)
    source = Source(document=document, blocks=tuple(blocks), papers=papers)
    return _numbered(records_of_tables(source))


def _numbered(records: Iterable[Record]) -> tuple[Record, ...]:
    """Give each record an id that names its document, kind and place among them, the same whenever it is read."""
    counted: Counter[str] = Counter()
    found: list[Record] = []
    for record in sorted(records, key=lambda record: (record.spans[0].start, record.kind.value)):
        counted[record.kind.value] += 1
        number = counted[record.kind.value]
        found.append(replace(record, id=f"{record.document_id}:{record.kind.value}:{number}"))
    return tuple(found)
