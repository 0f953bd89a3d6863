"""Finding and mending what differs between the catalogue, which is right by definition, and the vectors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from vectorstore.catalogue import writing
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.catalogue.database import Database
from vectorstore.embedders.base import Embedder
from vectorstore.stores.base import VectorStore
from vectorstore.stores.grouping import upsert_chunks

_STATE = (
    "SELECT id, digest, signature, title, council, committee, kind, meeting_date, level, access, restrictions, marks, "
    "deletions, pages, text FROM documents ORDER BY id",
    "SELECT key, name, digest, signature, document_id, version FROM sources ORDER BY key",
    'SELECT document_id, ordinal, start, end, kind, level, locator, refs, columns, cells, fills, "table" FROM blocks '
    "ORDER BY document_id, ordinal",
    "SELECT * FROM chunks ORDER BY id",
    "SELECT * FROM records ORDER BY id",
    "SELECT * FROM refs ORDER BY ref, chunk_id",
    "SELECT * FROM page_words ORDER BY document_id, number",
    "SELECT * FROM near_copies ORDER BY document_id, other_id",
    "SELECT document_id FROM unsettled ORDER BY document_id",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong with what is stored, and what to do about it; `document_id` where it is about one."""

    what: str
    fix: str
    document_id: str | None = None


def find_problems(database: Database, store: VectorStore) -> list[Problem]:
    """Return what SQLite finds wrong with its file, then every document whose vectors differ from its chunks."""
    fix = f"Move {database.path.parent} away and ingest the papers again: clerk ingest PATH"
    return [Problem(what=f"{database.path}: {fault}.", fix=fix) for fault in database.faults()] + _differences(
        database, store
    )


def mend(database: Database, catalogue: Catalogue, store: VectorStore, embedder: Embedder) -> list[Problem]:
    """Embed again what the store lacks and remove what it has too much; safe to break off and to repeat."""
    problems = _differences(database, store)
    for problem in problems:
        if problem.document_id:
            _restore(problem.document_id, database, catalogue, store, embedder)
    with database.writing() as connection:
        writing.settle(connection, sorted(writing.unsettled_ids(connection)))
    return problems


def state_digest(database: Database, store: VectorStore) -> str:
    """Return a digest of the catalogue's rows, times aside, and of how many vectors each document has."""
    digest = hashlib.sha256()
    with database.reading() as connection:
        for query in _STATE:
            for row in connection.exec_driver_sql(query):
                digest.update(repr(tuple(row)).encode())
    digest.update(repr(sorted(store.document_ids().items())).encode())
    return digest.hexdigest()


def _differences(database: Database, store: VectorStore) -> list[Problem]:
    """Compare the number of vectors a document has with what its chunks need; ids name contents, so counts suffice."""
    with database.reading() as connection:
        wanted = writing.window_counts(connection)
    stored = store.document_ids()
    differing = [key for key in sorted({*wanted, *stored}) if wanted.get(key, 0) != stored.get(key, 0)]
    return [
        Problem(
            what=f"Document {key} has {stored.get(key, 0)} vectors and needs {wanted.get(key, 0)}.",
            fix="Run: clerk check --mend",
            document_id=key,
        )
        for key in differing
    ]


def _restore(
    document_id: str, database: Database, catalogue: Catalogue, store: VectorStore, embedder: Embedder
) -> None:
    """Give a document exactly the vectors that its chunks need, none for one that is gone."""
    store.delete_documents([document_id])
    with database.reading() as connection:
        ids = writing.chunk_ids(connection, document_id)
    known = catalogue.chunks(ids)
    chunks = [known[chunk_id] for chunk_id in ids]
    if chunks:
        texts = [text for chunk in chunks for text in chunk.embedding_texts]
        upsert_chunks(store, chunks, embedder.embed_documents(texts))
