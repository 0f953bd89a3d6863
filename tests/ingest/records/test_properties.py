"""What holds of the records of every paper, fictional and real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from evals import sample
from ingest.errors import UnreadableFile
from ingest.reading import read_document
from ingest.records.building import records_of
from tests.ingest.papers import MINUTES, REPORT, read
from vectorstore.plain import plain_text
from vectorstore.records import FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

PAPERS = sorted((Path(sample.__path__[0]) / "papers").glob("*"))


def papers() -> Iterator[tuple[Document, tuple[Block, ...]]]:
    yield read(REPORT)
    yield read(MINUTES)
    for path in PAPERS:
        try:
            yield read_document(path)
        except UnreadableFile:
            continue


@pytest.fixture(scope="module")
def ledgers() -> list[tuple[Document, tuple[Block, ...], tuple[Record, ...]]]:
    return [(document, blocks, records_of(document, blocks)) for document, blocks in papers()]


Ledgers = list[tuple[Document, tuple[Block, ...], tuple[Record, ...]]]


def words(text: str) -> str:
    return " ".join(plain_text(text).split())


def test_the_words_of_each_stretch_stand_in_the_value(ledgers: Ledgers) -> None:
    for document, _, records in ledgers:
        for record in records:
            for field in record.fields:
                if field.source not in (FieldSource.COLOUR, FieldSource.BLANK, FieldSource.NOT_SHOWN):
                    assert all(words(document.quote(span)).strip("* ") in field.value for span in field.spans), field


def test_no_stretch_crosses_the_end_of_a_page(ledgers: Ledgers) -> None:
    for document, _, records in ledgers:
        for record in records:
            for span in (*record.spans, *(span for field in record.fields for span in field.spans)):
                assert document.page_of(span.start) == document.page_of(max(span.start, span.end - 1))


def test_no_two_records_share_a_row_and_every_row_with_headings_is_in_one_or_heads_some(ledgers: Ledgers) -> None:
    for document, blocks, records in ledgers:
        held: dict[Span, str] = {}
        for record in records:
            for span in record.spans if record.table_id else ():
                assert held.setdefault(span, record.id) == record.id
        heads = {span for record in records for field in record.fields if field.name == "group" for span in field.spans}
        for block in blocks:
            if block.kind is BlockKind.ROW and block.columns and block.cells and block.span not in held:
                told = any(block.span.overlaps(span) for span in heads)
                told = told or any(block.span in r.spans for r in records if r.kind is RecordKind.FRONT_SHEET)
                drawn = not any(char.isalnum() for char in document.quote(block.span))
                assert told or drawn or _ends_headings(document, block, blocks), document.quote(block.span)


def _ends_headings(document: Document, block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether a row holds only the last words of column headings, the lower of two rows said again on a page."""
    words = [document.quote(cell).strip() for cell in block.cells if len(cell)]
    return any(all(any(name.endswith(word) for name in other.columns) for word in words) for other in blocks)


def test_ids_are_unique_and_the_same_whenever_a_paper_is_read(ledgers: Ledgers) -> None:
    for document, blocks, records in ledgers:
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))
        assert ids == [record.id for record in records_of(document, blocks)]
        assert all(record.id.startswith(f"{document.id}:{record.kind.value}:") for record in records)


def test_records_stand_in_the_order_of_the_text(ledgers: Ledgers) -> None:
    for _, _, records in ledgers:
        starts = [record.spans[0].start for record in records]
        assert starts == sorted(starts)


@pytest.mark.parametrize("named", ["improvement-plan", "green-wexcombe"])
def test_a_plan_and_the_reports_on_it_over_time_are_one_scope(ledgers: Ledgers, named: str) -> None:
    papers = [records for document, _, records in ledgers if named in document.name]
    scopes = {record.scope for records in papers for record in records if record.table_id}
    assert len(papers) >= 3
    assert len(scopes) == 1
