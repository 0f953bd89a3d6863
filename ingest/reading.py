"""From a file to a document and its blocks: the one path on which structure, metadata and access are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.access import access_of, restrictions_of
from ingest.asides import UNTITLED, asides_of, own_title
from ingest.lines import Line, split_lines
from ingest.marking import mark, with_printed_numbers, without_marks_in
from ingest.metadata import describe
from ingest.opening import read_file
from ingest.pieces import contents_of
from ingest.readers.base import ReadFile, ReadTable
from ingest.row_numbers import with_row_numbers
from ingest.structure import read_blocks
from vectorstore.spans import blanked, merged
from vectorstore.types import Access, AccessLevel, Block, Document, Page, Restriction, Span

PAGE_BREAK = "\n\f\n"


def read_document(path: Path, *, document_id: str | None = None) -> tuple[Document, tuple[Block, ...]]:
    """Read one file whole. Raises ingest.errors.UnreadableFile, which says what to do, for one that cannot be used."""
    return structured(path, read_file(path), document_id=document_id or path.stem)


def structured(
    path: Path, read: ReadFile, *, document_id: str, access: AccessLevel | None = None
) -> tuple[Document, tuple[Block, ...]]:
    """Make the document and its blocks out of what a reader found; `access` overrides the marks of the document."""
    document, blocks = _structured(path, read, document_id, access, asides=())
    asides = asides_of(document, blocks)
    return _structured(path, read, document_id, access, asides=asides) if asides else (document, blocks)


def _structured(
    path: Path, read: ReadFile, document_id: str, access: AccessLevel | None, *, asides: tuple[Span, ...]
) -> tuple[Document, tuple[Block, ...]]:
    """Read structure as if the asides, which are known once it has been read, did not stand there."""
    text, pages = text_of_record(read)
    deletions = merged((*_deletions(read), *asides))
    lines = split_lines(blanked(text, deletions), pages)
    struck_too = split_lines(text, pages) if deletions else lines
    tables = _set_tables(read)
    marking = without_marks_in(mark(lines, pages), tables, text)
    contents = contents_of(lines, marking.spans)
    said = describe([content.line for content in contents], file_title=own_title(read.title), file_name=path.name)
    document = Document(
        id=document_id,
        version=1,
        name=path.name,
        title=own_title(said.title) or UNTITLED,
        source=str(path.resolve()),
        text=text,
        pages=with_printed_numbers(pages, marking),
        council=said.council,
        committee=said.committee,
        kind=said.kind,
        meeting_date=said.meeting_date,
        access=Access(level=access) if access else _strictest(access_of(lines), access_of(struck_too)),
        restrictions=() if access else _restrictions(len(text), lines, struck_too),
        marks=marking.spans,
        deletions=deletions,
        asides=asides,
    )
    blocks = read_blocks(document, marking, contents, _styled_headings(read), tables)
    return document, with_row_numbers(document, blocks, tables)


def text_of_record(read: ReadFile) -> tuple[str, tuple[Page, ...]]:
    """Join the pages into the one text that every span indexes; numbered pages keep their stretch of it."""
    text = PAGE_BREAK.join(page.text for page in read.pages)
    pages: list[Page] = []
    at = 0
    for page in read.pages:
        if page.number is not None:
            span = Span(start=at, end=at + len(page.text))
            pages.append(Page(number=page.number, span=span, confidence=page.confidence))
        at += len(page.text) + len(PAGE_BREAK)
    return text, tuple(pages)


def _deletions(read: ReadFile) -> tuple[Span, ...]:
    """Where in the text of record words are struck out."""
    found: list[Span] = []
    at = 0
    for page in read.pages:
        found += [Span(start=at + start, end=at + end) for start, end in page.deletions]
        at += len(page.text) + len(PAGE_BREAK)
    return merged(found)


def _strictest(*found: Access) -> Access:
    """Read with its struck-out words and without: a mark that is struck out by mistake must not open a paper."""
    return max(found, key=lambda access: access.level.rank)


def _restrictions(end: int, *readings: Sequence[Line]) -> tuple[Restriction, ...]:
    """The restricted parts of either reading."""
    return tuple(dict.fromkeys(part for lines in readings for part in restrictions_of(lines, end)))


def _set_tables(read: ReadFile) -> tuple[ReadTable, ...]:
    """The tables that the format sets out, their offsets those of the text of record."""
    found: list[ReadTable] = []
    at = 0
    for page in read.pages:
        for table in page.tables:
            cells = tuple(replace(cell, start=at + cell.start) for cell in table.cells)
            found.append(replace(table, start=at + table.start, end=at + table.end, cells=cells))
        at += len(page.text) + len(PAGE_BREAK)
    return tuple(found)


def _styled_headings(read: ReadFile) -> dict[int, int]:
    """Where in the text of record the format itself has set headings, and their levels."""
    found: dict[int, int] = {}
    at = 0
    for page in read.pages:
        found.update({at + offset: level for offset, level in page.headings})
        at += len(page.text) + len(PAGE_BREAK)
    return found
