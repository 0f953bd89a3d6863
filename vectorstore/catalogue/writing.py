"""What changes the catalogue: every step is part of the transaction that its caller has opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from vectorstore.catalogue import journal
from vectorstore.catalogue.coding import block_row, chunk_row, document_row, record_row
from vectorstore.catalogue.on_pages import page_words_row
from vectorstore.catalogue.tables import blocks, chunks, documents, meta, page_words, records, refs, sources, unsettled
from vectorstore.catalogue.values import SourceState
from vectorstore.page_words import PageWords
from vectorstore.records import Record
from vectorstore.references import canonical, find_references
from vectorstore.types import Block, Chunk, Document


def add_document(
    connection: Connection,
    document: Document,
    *,
    digest: str,
    signature: str,
    parts: tuple[Sequence[Block], Sequence[Chunk], Sequence[Record], Sequence[PageWords]],
) -> None:
    """Store a document with its blocks, chunks, records, references, and where the words of its pages stand."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {**document_row(document), "digest": digest, "signature": signature, "ingested_at": now}
    connection.execute(documents.insert(), row)
    its_blocks, its_chunks, its_records, its_words = parts
    if its_blocks:
        connection.execute(blocks.insert(), [block_row(block, i) for i, block in enumerate(its_blocks)])
    if its_chunks:
        connection.execute(chunks.insert(), [chunk_row(chunk, i) for i, chunk in enumerate(its_chunks)])
    if its_records:
        connection.execute(records.insert(), [record_row(record, i) for i, record in enumerate(its_records)])
    if its_words:
        connection.execute(page_words.insert(), [page_words_row(document.id, page) for page in its_words])
    held = [row for chunk in its_chunks for row in _refs_of(chunk)]
    if held:
        connection.execute(refs.insert(), held)


def remove_document(connection: Connection, document_id: str) -> None:
    """Remove a document; its blocks, chunks and references go with it."""
    connection.execute(delete(documents).where(documents.c.id == document_id))


def point_source(connection: Connection, key: str, *, digest: str, signature: str, document_id: str) -> str | None:
    """Let a path hold a document from now on, as one version more; return the document that it held before, if any."""
    before = source_of(connection, key)
    journal.note_pointed(connection, key, document_id, before)
    row = {"digest": digest, "signature": signature, "document_id": document_id}
    if before is None:
        connection.execute(sources.insert().values(key=key, name=Path(key).name, version=1, **row))
        return None
    if before.document_id != document_id:
        version = before.version + 1
        connection.execute(sources.update().where(sources.c.key == key).values(**row, version=version))
    return before.document_id


def drop_source(connection: Connection, key: str) -> str | None:
    """Forget a path; return the document it held, if any."""
    before = source_of(connection, key)
    journal.forget(connection, key)
    connection.execute(delete(sources).where(sources.c.key == key))
    return before.document_id if before else None


def source_of(connection: Connection, key: str) -> SourceState | None:
    """Return what a path held when it was last ingested, None for an unknown path."""
    row = connection.execute(select(sources).where(sources.c.key == key)).first()
    if row is None:
        return None
    return SourceState(
        key=row.key,
        name=row.name,
        digest=row.digest,
        signature=row.signature,
        document_id=row.document_id,
        version=row.version,
    )


def is_held(connection: Connection, document_id: str) -> bool:
    """Say whether any path still holds this document."""
    held = select(func.count()).select_from(sources).where(sources.c.document_id == document_id)
    return bool(connection.execute(held).scalar())


def find_signature(connection: Connection, signature: str) -> str | None:
    """Return the document that was read with this signature, None where there is none."""
    found: str | None = connection.execute(select(documents.c.id).where(documents.c.signature == signature)).scalar()
    return found


def unsettle(connection: Connection, document_ids: Sequence[str]) -> None:
    """Note that the vectors of these documents may differ from their chunks until `settle`."""
    for document_id in document_ids:
        connection.execute(insert(unsettled).values(document_id=document_id).on_conflict_do_nothing())


def settle(connection: Connection, document_ids: Sequence[str]) -> None:
    """Strike off documents whose vectors agree with their chunks again."""
    connection.execute(delete(unsettled).where(unsettled.c.document_id.in_(document_ids)))


def unsettled_ids(connection: Connection) -> frozenset[str]:
    """Return the documents whose vectors may differ from their chunks."""
    return frozenset(connection.execute(select(unsettled.c.document_id)).scalars())


def window_counts(connection: Connection) -> dict[str, int]:
    """Return how many vectors each document must have."""
    query = select(chunks.c.document_id, func.sum(chunks.c.window_count)).group_by(chunks.c.document_id)
    return {document_id: int(count) for document_id, count in connection.execute(query)}


def chunk_ids(connection: Connection, document_id: str) -> list[str]:
    """Return a document's chunks in order of its text."""
    query = select(chunks.c.id).where(chunks.c.document_id == document_id).order_by(chunks.c.ordinal)
    return list(connection.execute(query).scalars())


def note(connection: Connection, key: str, value: str) -> None:
    """Keep one fact about the whole catalogue."""
    statement = insert(meta).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=[meta.c.key], set_={"value": value}))


def noted(connection: Connection, key: str) -> str | None:
    """Return a fact kept by `note`, None where there is none."""
    found: str | None = connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
    return found


def _refs_of(chunk: Chunk) -> list[dict[str, str | int]]:
    """List what a chunk's standing words refer to and what its place is called, once each in canonical form."""
    counted = Counter(reference.canonical for reference in find_references(chunk.search_text))
    names = {canonical(reference) for reference in chunk.refs}
    return [
        {
            "ref": name,
            "chunk_id": chunk.id,
            "document_id": chunk.document_id,
            "level": chunk.level.value,
            "occurrences": max(1, counted[name]),
        }
        for name in sorted(names | set(counted))
    ]
