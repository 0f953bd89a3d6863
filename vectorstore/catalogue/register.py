"""What is asked of the register: records by kind, reference and document, for one reader at a time."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import ColumnElement, column, func, or_, select
from sqlalchemy import text as sql

from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.catalogue.coding import read_record
from vectorstore.catalogue.database import Database
from vectorstore.catalogue.tables import records, refs
from vectorstore.records import Record, RecordKind
from vectorstore.types import AccessLevel, Filters

CACHED_DOCUMENTS = 64

_ONWARDS = (("(", ")"), (".", "/"))
"""What a reference goes on with, and the character after it: between the two, in order, are all its parts."""


class Register:
    """Reads only. Ids name contents, so the records of a document stay right while another process ingests."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        """Read from this database; `catalogue` says which documents a question is narrowed to."""
        self._database = database
        self._catalogue = catalogue
        self._load = lru_cache(maxsize=CACHED_DOCUMENTS)(self._read)

    def of_document(self, document_id: str, filters: Filters) -> tuple[Record, ...]:
        """Return a document's records in order of its text, none where the reader or the filters leave it out."""
        narrowed = self._catalogue.document_ids(filters)
        if narrowed is not None and document_id not in narrowed:
            return ()
        return tuple(record for record in self._load(document_id) if record.level in filters.levels)

    def find(
        self, filters: Filters, *, kinds: Collection[RecordKind] = (), refs: Collection[str] = (), limit: int = 10_000
    ) -> tuple[Record, ...]:
        """Return the records of these kinds and canonical references, by document and place; empty means any."""
        conditions: list[ColumnElement[bool]] = [records.c.level.in_(sorted(level.value for level in filters.levels))]
        if kinds:
            conditions.append(records.c.kind.in_(sorted(kind.value for kind in kinds)))
        if refs:
            conditions.append(records.c.ref.in_(sorted(set(refs))))
        narrowed = self._catalogue.document_ids(filters)
        if narrowed is not None:
            conditions.append(records.c.document_id.in_(sorted(narrowed)))
        query = select(records).where(*conditions).order_by(records.c.document_id, records.c.ordinal).limit(limit)
        with self._database.reading() as connection:
            return tuple(read_record(row) for row in connection.execute(query).mappings())

    def of_documents(self, document_ids: Collection[str], levels: Collection[AccessLevel]) -> tuple[Record, ...]:
        """Return the records of these documents that a reader of these levels may see, by document and place."""
        wanted = sql("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(sorted(document_ids)))
        query = (
            select(records)
            .where(records.c.document_id.in_(wanted.columns(column("value"))))
            .where(records.c.level.in_(sorted(level.value for level in levels)))
            .order_by(records.c.document_id, records.c.ordinal)
        )
        with self._database.reading() as connection:
            return tuple(read_record(row) for row in connection.execute(query).mappings())

    def get(self, ids: Collection[str], levels: Collection[AccessLevel]) -> dict[str, Record]:
        """Return the records of these ids that a reader of these levels may see; an id that is gone is absent."""
        wanted = sql("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(sorted(ids)))
        query = select(records).where(records.c.id.in_(wanted.columns(column("value"))))
        query = query.where(records.c.level.in_(sorted(level.value for level in levels)))
        with self._database.reading() as connection:
            return {row["id"]: read_record(row) for row in connection.execute(query).mappings()}

    def refs_under(self, wanted: Collection[str], levels: Collection[AccessLevel]) -> frozenset[str]:
        """Return the references of records that go on from one of these, as "minute 36(ii)" and "a5.1" do."""
        if not wanted:
            return frozenset()
        under = [records.c.ref.between(f"{ref}{mark}", f"{ref}{after}") for ref in wanted for mark, after in _ONWARDS]
        query = select(records.c.ref).where(or_(*under), records.c.level.in_(sorted(level.value for level in levels)))
        with self._database.reading() as connection:
            return frozenset(connection.execute(query.distinct()).scalars()) - frozenset(wanted)

    def named_in(self, wanted: Collection[str], levels: Collection[AccessLevel]) -> dict[str, frozenset[str]]:
        """Return, for each of these canonical references, the documents that name it where this reader may see it."""
        given = sql("SELECT value FROM json_each(:refs)").bindparams(refs=json.dumps(sorted(wanted)))
        query = (
            select(refs.c.ref, refs.c.document_id)
            .where(refs.c.ref.in_(given.columns(column("value"))))
            .where(refs.c.level.in_(sorted(level.value for level in levels)))
            .distinct()
        )
        found: dict[str, set[str]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(query):
                found.setdefault(row.ref, set()).add(row.document_id)
        return {ref: frozenset(documents) for ref, documents in found.items()}

    def counts(self, filters: Filters) -> dict[tuple[str, RecordKind], int]:
        """Return how many records of each kind each document has, for this reader."""
        levels = sorted(level.value for level in filters.levels)
        query = (
            select(records.c.document_id, records.c.kind, func.count().label("n"))
            .where(records.c.level.in_(levels))
            .group_by(records.c.document_id, records.c.kind)
        )
        narrowed = self._catalogue.document_ids(filters)
        with self._database.reading() as connection:
            return {
                (row.document_id, RecordKind(row.kind)): row.n
                for row in connection.execute(query)
                if narrowed is None or row.document_id in narrowed
            }

    def counts_of(self, document_ids: Collection[str], levels: Collection[AccessLevel]) -> dict[str, int]:
        """Return how many records each of these documents has within `levels`; one with none is absent."""
        query = (
            select(records.c.document_id, func.count().label("n"))
            .where(records.c.document_id.in_(sorted(document_ids)))
            .where(records.c.level.in_(sorted(level.value for level in levels)))
            .group_by(records.c.document_id)
        )
        with self._database.reading() as connection:
            return {row.document_id: row.n for row in connection.execute(query)}

    def _read(self, document_id: str) -> tuple[Record, ...]:
        query = select(records).where(records.c.document_id == document_id).order_by(records.c.ordinal)
        with self._database.reading() as connection:
            return tuple(read_record(row) for row in connection.execute(query).mappings())
