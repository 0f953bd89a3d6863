"""Makes the records of a document out of its blocks: the list of steps, each a file beside this one."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.records import Record
from vectorstore.types import Block, Document


def records_of(document: Document, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Return every record of a document in the order of its text."""
    return ()
