"""Short ways to make records of small papers written in the tests."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records.building import records_of
from tests.ingest.papers import read, read_pages
from vectorstore.records import FieldSource, Record, RecordKind
from vectorstore.types import Document


def made(text: str, name: str = "paper.txt") -> tuple[Document, tuple[Record, ...]]:
    """A document of one text and its records."""
    document, blocks = read(text, name=name)
    return document, records_of(document, blocks)


def made_of_pages(*pages: str) -> tuple[Document, tuple[Record, ...]]:
    """A document of several pages and its records."""
    document, blocks = read_pages(*pages)
    return document, records_of(document, blocks)


def records(text: str, kind: RecordKind | None = None) -> list[Record]:
    """The records of one text, all or those of a kind."""
    return [record for record in made(text)[1] if kind is None or record.kind is kind]


def values(found: Sequence[Record], name: str) -> list[str]:
    """One field of each record."""
    return [record.value(name) for record in found]


def source(record: Record, name: str) -> FieldSource:
    """Where a field's value comes from."""
    field = record.get(name)
    assert field is not None, f"{record.kind} has no {name}: {[f.name for f in record.fields]}"
    return field.source
