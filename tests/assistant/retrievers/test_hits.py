"""From ids to hits."""

from __future__ import annotations

from assistant.retrievers._hits import as_hits
from assistant.retrievers.lexical import build
from tests.assistant.papers import planned
from vectorstore.index import Index


def test_a_chunk_that_was_just_replaced_is_passed_over(record: Index) -> None:
    known = build(record).retrieve(planned("allotment rents"), 2)
    pairs = [("gone-0", 9.0), *((hit.chunk.id, hit.score) for hit in known)]
    assert as_hits(pairs, record, "lexical") == known
