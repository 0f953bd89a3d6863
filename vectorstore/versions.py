"""A file read anew, checked before anything of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from vectorstore.embedders.base import Vectors
from vectorstore.page_words import PageWords
from vectorstore.records import Record
from vectorstore.types import Block, Chunk, Document


@dataclass(frozen=True, kw_only=True, slots=True)
class NewVersion:
    """A file read anew: `source` is its path, `digest` its bytes, `signature` its bytes and how they were read.

    `vectors` has the shape (windows of all chunks, dimensions), in order of chunks and of their windows; `sketch` is
    what its near-copies are found by (`likeness.sketch_of`), empty where none are looked for; `page_words` say where
    words stand on the pages that can be drawn.
    """

    source: str
    digest: str
    signature: str
    document: Document
    blocks: tuple[Block, ...] = field(repr=False)
    chunks: tuple[Chunk, ...] = field(repr=False)
    vectors: Vectors = field(repr=False)
    records: tuple[Record, ...] = field(default=(), repr=False)
    sketch: tuple[int, ...] = field(default=(), repr=False)
    page_words: tuple[PageWords, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Refuse parts of another document, a missing vector, and parts less strict than their stretch of text."""
        windows = sum(len(chunk.windows) or 1 for chunk in self.chunks)
        if windows != len(self.vectors):
            raise ValueError(f"{self.document.name}: {len(self.vectors)} vectors for {windows} windows")
        parts: list[Block | Chunk | Record] = [*self.blocks, *self.chunks, *self.records]
        for part in parts:
            if part.document_id != self.document.id:
                raise ValueError(f"{self.document.name}: a part of document {part.document_id} among its own")
            if part.level.rank < self.document.level_of(part.span).rank:
                raise ValueError(
                    f"{self.document.name}: {part.span} is marked {part.level.value}, its text is stricter"
                )
