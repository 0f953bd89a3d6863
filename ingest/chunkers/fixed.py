"""Chunks of a fixed size whatever the structure, to measure what structure is worth."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.chunkers.base import Chunker
from ingest.cutting import pack, standing_units
from vectorstore.spans import within
from vectorstore.types import Block, Chunk, Document

MAX_WORDS = 200


class FixedChunker:
    """Fills chunks with sentences and cells up to `chunk_chars`, one vector each; pages and access levels end them."""

    def __init__(self, chunk_chars: int) -> None:
        """Refuse a size that cannot work."""
        if chunk_chars <= 0:
            raise ValueError(f"want more than {chunk_chars} characters a chunk")
        self._chars = chunk_chars

    @property
    def name(self) -> str:
        """Names the rules by a version, and the size."""
        return f"fixed-1-{self._chars}"

    def chunk(self, document: Document, blocks: Sequence[Block]) -> tuple[Chunk, ...]:
        """Return the chunks in order of the text; blocks tell only where a page, a mark or a level ends."""
        found: list[Chunk] = []
        for _, run in groupby(blocks, key=lambda block: (block.locator.page, block.level)):
            held = list(run)
            pieces = standing_units(document, held)
            for span in pack(document.text, pieces, chars=self._chars, words=MAX_WORDS, between=document.marks):
                covered = [block for block in held if block.span.overlaps(span)]
                found.append(
                    Chunk(
                        id=f"{document.id}:{span.start}",
                        document_id=document.id,
                        span=span,
                        text=document.quote(span),
                        locator=covered[0].locator,
                        refs=tuple(dict.fromkeys(ref for block in covered for ref in block.refs)),
                        level=covered[0].level,
                        deleted=within(span, document.deletions),
                    )
                )
        return tuple(found)


def build(chunk_chars: int = 1000) -> Chunker:
    """Build the chunker; the size is in characters."""
    return FixedChunker(chunk_chars)
