"""Names the rows of a sheet by the numbers that Excel shows beside them, where no reference of their own does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.readers.base import ReadTable
from vectorstore.types import Block, BlockKind, Document


def with_row_numbers(document: Document, blocks: Iterable[Block], tables: Sequence[ReadTable]) -> tuple[Block, ...]:
    """Return the blocks with "row 12" as the place of rows without a key, in tables whose format numbers its rows."""
    numbered = [table for table in tables if table.numbers]
    return tuple(_numbered(document, block, numbered) for block in blocks) if numbered else tuple(blocks)


def _numbered(document: Document, block: Block, tables: Sequence[ReadTable]) -> Block:
    if block.kind is not BlockKind.ROW or block.locator.row:
        return block
    at = bisect_right(tables, block.span.start, key=lambda table: table.start) - 1
    if at < 0 or block.span.start >= tables[at].end:
        return block
    line = document.text.count("\n", tables[at].start, block.span.start)
    return replace(block, locator=replace(block.locator, row=str(tables[at].numbers[line])))
