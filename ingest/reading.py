"""From a file to a document and its blocks: the one path on which structure, metadata and access are read."""

from __future__ import annotations

from pathlib import Path

from ingest.lines import split_lines
from ingest.marking import mark, with_printed_numbers
from ingest.readers.base import ReadFile
from ingest.readers.text import TextReader
from ingest.structure import read_blocks
from vectorstore.types import Block, Document, Page, Span

PAGE_BREAK = "\n\f\n"


def read_document(path: Path, *, document_id: str | None = None) -> tuple[Document, tuple[Block, ...]]:
    """Read one file whole. Raises ingest.errors.UnreadableFile, which says what to do, for one that cannot be used."""
    read = TextReader().read(path)
    return structured(path, read, document_id=document_id or path.stem)


def structured(path: Path, read: ReadFile, *, document_id: str) -> tuple[Document, tuple[Block, ...]]:
    """Make the document and its blocks out of what a reader found."""
    text, pages = text_of_record(read)
    marking = mark(split_lines(text, pages), pages)
    document = Document(
        id=document_id,
        version=1,
        name=path.name,
        title=path.stem,
        source=str(path.resolve()),
        text=text,
        pages=with_printed_numbers(pages, marking),
        marks=marking.spans,
    )
    return document, read_blocks(document, marking)


def text_of_record(read: ReadFile) -> tuple[str, tuple[Page, ...]]:
    """Join the pages into the one text that every span indexes; numbered pages keep their stretch of it."""
    text = PAGE_BREAK.join(page.text for page in read.pages)
    pages: list[Page] = []
    at = 0
    for page in read.pages:
        if page.number is not None:
            pages.append(Page(number=page.number, span=Span(start=at, end=at + len(page.text))))
        at += len(page.text) + len(PAGE_BREAK)
    return text, tuple(pages)
