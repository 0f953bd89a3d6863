"""What a chunker is: blocks in, chunks out, each an exact span of the text of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vectorstore.types import Block, Chunk, Document


class Chunker(Protocol):
    """Cuts a document into the units that are embedded and found."""

    @property
    def name(self) -> str:
        """A name that changes whenever the chunks would, so that a changed chunker re-reads unchanged files."""

    def chunk(self, document: Document, blocks: Sequence[Block]) -> tuple[Chunk, ...]:
        """Return the chunks in order of the text; none crosses two access levels."""
