"""Makes the records of a document out of its blocks: the list of steps, each a file beside this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ingest.records.agenda import records_of_agenda
from ingest.records.decisions import records_of_decision
from ingest.records.front_sheets import papers_of, records_of_sheets, sheets_of
from ingest.records.glossary import records_of_glossary
from ingest.records.making import Source
from ingest.records.minutes import minutes_of, records_of_minutes
from ingest.records.people import records_of_people
from ingest.records.resolutions import records_of_resolutions
from ingest.records.scope import editions_of
from ingest.records.service_plans import records_of_service_plans
from ingest.records.tabular import records_of_tables
from ingest.records.votes import records_of_votes
from ingest.rows import words_of
from vectorstore.records import Record
from vectorstore.types import Block, BlockKind, Document

SHORT = 120


def records_of(document: Document, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Return every record of a document in the order of its text."""
    sheets = sheets_of(document, blocks)
    lines = [block for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)]
    short = [words_of(document.quote(block.span)) for block in lines if len(block.span) <= SHORT]
    source = Source(
        document=document,
        blocks=tuple(blocks),
        papers=papers_of(document, sheets),
        editions=editions_of(document, short),
    )
    minutes = minutes_of(source)
    steps = (
        records_of_sheets(source, sheets),
        records_of_service_plans(source),
        records_of_tables(source),
        records_of_agenda(source),
        records_of_minutes(source, minutes),
        records_of_resolutions(source, minutes),
        records_of_votes(source, minutes),
        records_of_decision(source),
        records_of_glossary(source),
    )
    found = list(chain.from_iterable(steps))
    return _numbered([*found, *records_of_people(source, found)])


def _numbered(records: Iterable[Record]) -> tuple[Record, ...]:
    """Give each record an id that names its document, kind and place among them, the same whenever it is read."""
    counted: Counter[str] = Counter()
    found: list[Record] = []
    for record in sorted(records, key=lambda record: (record.spans[0].start, record.kind.value)):
        counted[record.kind.value] += 1
        number = counted[record.kind.value]
        found.append(replace(record, id=f"{record.document_id}:{record.kind.value}:{number}"))
    return tuple(found)
