"""Reads a text of record into blocks (headings, paragraphs, minutes, table rows), each with the place a person looks.

Blocks are spans of the text as it stands: they never overlap, never cover a mark, and never cross a page of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.marking import Marking
from ingest.numbering import fill_missing_minutes
from ingest.pieces import Content, Piece
from ingest.readers.base import ReadTable
from ingest.runs import SetTables
from ingest.walker import Walker
from vectorstore.references import find_references
from vectorstore.types import Block, Document, Span


def read_blocks(
    document: Document,
    marking: Marking,
    contents: Sequence[Content],
    headings: Mapping[int, int],
    tables: Sequence[ReadTable] = (),
) -> tuple[Block, ...]:
    """Return the blocks of a document in the order of its text.

    `contents` are its lines without the marked ones; `headings` are offsets of lines that the file's own format sets as
    headings, with their levels from 1; `tables` those that it sets out, offset into the text of record.
    """
    whole = Span(start=0, end=len(document.text))
    walker = Walker(document.blanked(whole), contents, headings, SetTables(tables))
    pieces = fill_missing_minutes(walker.walk())
    return tuple(_block(document, piece, marking) for piece in pieces)


def _block(document: Document, piece: Piece, marking: Marking) -> Block:
    """Add what only the whole document knows: page, printed page, references and access."""
    locator = replace(
        piece.locator, page=document.page_of(piece.span.start), printed_page=marking.printed_at(piece.span.start)
    )
    named = [f"Minute {locator.minute}" if locator.minute else "", locator.row or ""]
    words = "\n".join((document.standing(piece.span), *named))
    return Block(
        document_id=document.id,
        span=piece.span,
        kind=piece.kind,
        locator=locator,
        refs=tuple(dict.fromkeys(found.canonical for found in find_references(words))),
        columns=piece.columns,
        cells=piece.cells,
        fills=piece.fills,
        reach=piece.reach,
        table=piece.table,
        level=document.level_of(piece.span),
    )
