"""What is asked of the catalogue: documents, blocks, chunks and the references they hold, for one reader at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, select
from sqlalchemy import text as sql

from vectorstore.catalogue import copies, narrowing
from vectorstore.catalogue.cards import Cards
from vectorstore.catalogue.coding import read_block, read_chunk, read_document
from vectorstore.catalogue.database import Database
from vectorstore.catalogue.on_pages import OnPages
from vectorstore.catalogue.redacting import redacted
from vectorstore.catalogue.tables import blocks, chunks, documents, records, refs, sources
from vectorstore.catalogue.values import Counts, DocumentInfo
from vectorstore.errors import NotInCatalogue
from vectorstore.types import AccessLevel, Block, BlockKind, Chunk, Document, Filters, Span

CACHED_DOCUMENTS, CACHED_STRETCHES = 64, 4_000

Levels = Collection[AccessLevel]


class Catalogue:
    """Reads only. Ids name contents, so what is cached under one stays right while another process ingests."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database
        self._cards = Cards()
        self.on_pages = OnPages(database, self.document)
        self._load = lru_cache(maxsize=CACHED_DOCUMENTS)(self._read_document)
        self._stretch = lru_cache(maxsize=CACHED_STRETCHES)(self._read_blocks)

    def document(self, document_id: str, levels: Levels) -> Document:
        """Return a document as this reader may see it: stretches withheld from the reader are blacked out.

        Raises `NotInCatalogue`, in the same words, for a document that is absent and for one that is withheld.
        """
        query = (
            select(sources.c.name, sources.c.key, sources.c.version)
            .join(documents, documents.c.id == sources.c.document_id)
            .where(documents.c.id == document_id, documents.c.level.in_(_values(levels)))
            .order_by(sources.c.number)
        )
        with self._database.reading() as connection:
            first = connection.execute(query).first()
            elsewhere = copies.others(connection, document_id, levels)
        if first is None:
            raise NotInCatalogue(f"document {document_id}")
        found = self._load(document_id, first.name, first.key, first.version, frozenset(levels))
        return replace(found, copies=elsewhere) if elsewhere else found

    def documents(self, filters: Filters) -> tuple[DocumentInfo, ...]:
        """Return the cards of the documents that a reader may see, newest meeting first, undated ones last."""
        with self._database.reading() as connection:
            cards = self._cards.all(connection, filters.levels)
            wanted = narrowing.narrowed(connection, filters)
        return cards if wanted is None else tuple(card for card in cards if card.id in wanted)

    def document_ids(self, filters: Filters) -> frozenset[str] | None:
        """Return the documents that a question looks at, None for all that its reader may see.

        Of documents that hold the same words one is looked at; naming another in the filters makes it that one.
        Committees match by their name, or where none is called that by any part of it, documents by id or file name,
        in any case; `refs` keeps documents that hold one of them where this reader may see it: whether a withheld part
        names a thing shows nowhere.
        """
        with self._database.reading() as connection:
            narrowed = narrowing.narrowed(connection, filters)
            passed_over = copies.answered_by(connection, filters.levels, narrowed).keys()
            if narrowed is None and passed_over:
                every = select(documents.c.id).where(documents.c.level.in_(_values(filters.levels)))
                narrowed = frozenset(connection.execute(every).scalars())
        return None if narrowed is None else narrowed - passed_over

    def chunks(self, ids: Iterable[str], levels: Levels | None = None) -> dict[str, Chunk]:
        """Return the chunks of these ids that exist; an id of a replaced document is simply absent.

        `levels` None means that the ids come from a search that has applied the reader's levels already.
        """
        wanted = sql("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(list(ids)))
        query = select(chunks).where(chunks.c.id.in_(wanted.columns(column("value"))))
        if levels is not None:
            query = query.where(chunks.c.level.in_(_values(levels)))
        return {chunk.id: chunk for chunk in self._chunks(query)}

    def blocks(self, document_id: str, span: Span, levels: Levels) -> tuple[Block, ...]:
        """Return a document's blocks that share a character with `span`, in order, within `levels`."""
        return self._stretch(document_id, span, frozenset(levels))

    def _read_blocks(self, document_id: str, span: Span, levels: frozenset[AccessLevel]) -> tuple[Block, ...]:
        wanted = (blocks.c.document_id == document_id, blocks.c.start < span.end, blocks.c.end > span.start)
        query = select(blocks).where(*wanted, blocks.c.level.in_(_values(levels))).order_by(blocks.c.ordinal)
        with self._database.reading() as connection:
            return tuple(read_block(row) for row in connection.execute(query).mappings())

    def headings(self, document_id: str, levels: Levels) -> tuple[Block, ...]:
        """Return a document's headings in order, within `levels`."""
        wanted = (blocks.c.document_id == document_id, blocks.c.kind == BlockKind.HEADING.value)
        query = select(blocks).where(*wanted, blocks.c.level.in_(_values(levels))).order_by(blocks.c.ordinal)
        with self._database.reading() as connection:
            return tuple(read_block(row) for row in connection.execute(query).mappings())

    def neighbours(self, chunk_id: str, before: int, after: int, levels: Levels | None = None) -> tuple[Chunk, ...]:
        """Return up to `before` and `after` chunks beside this one in its document, in order, without it.

        Without `levels`, those of the chunk's own level. Raises `NotInCatalogue` for an unknown chunk.
        """
        own = self.chunks([chunk_id], levels).get(chunk_id)
        if own is None:
            raise NotInCatalogue(f"chunk {chunk_id}")
        place = select(chunks.c.ordinal).where(chunks.c.id == chunk_id).scalar_subquery()
        allowed = _values(levels if levels is not None else {own.level})
        query = (
            select(chunks)
            .where(chunks.c.document_id == own.document_id, chunks.c.level.in_(allowed), chunks.c.id != chunk_id)
            .where(chunks.c.ordinal.between(place - before, place + after))
            .order_by(chunks.c.ordinal)
        )
        return tuple(self._chunks(query))

    def find_refs(self, wanted: Collection[str], filters: Filters, limit: int) -> list[tuple[str, int]]:
        """Return (chunk id, how many of the wanted references it holds), most first, then by occurrences and place.

        `wanted` are canonical forms (`references.canonical`), matched whole.
        """
        held = func.count().label("held")
        conditions: list[ColumnElement[bool]] = [refs.c.ref.in_(set(wanted)), refs.c.level.in_(_values(filters.levels))]
        narrowed = self.document_ids(filters)
        if narrowed is not None:
            conditions.append(refs.c.document_id.in_(narrowed))
        query = (
            select(refs.c.chunk_id, held)
            .where(*conditions)
            .group_by(refs.c.chunk_id)
            .order_by(held.desc(), func.sum(refs.c.occurrences).desc(), refs.c.chunk_id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [(row.chunk_id, row.held) for row in connection.execute(query)]

    def known_refs(self, filters: Filters) -> frozenset[str]:
        """Return every canonical reference that a passage or a record within reach of these filters holds."""
        narrowed = self.document_ids(filters)
        found: set[str] = set()
        with self._database.reading() as connection:
            for table in (refs, records):
                query = select(table.c.ref, table.c.document_id).where(table.c.level.in_(_values(filters.levels)))
                rows = connection.execute(query.where(table.c.ref.is_not(None)).distinct())
                found |= {row.ref for row in rows if narrowed is None or row.document_id in narrowed}
        return frozenset(found)

    def counts(self, levels: Levels) -> Counts:
        """Return how many documents and chunks a reader may search."""
        values = _values(levels)
        with self._database.reading() as connection:
            papers = connection.execute(
                select(func.count()).select_from(documents).where(documents.c.level.in_(values))
            )
            pieces = connection.execute(select(func.count()).select_from(chunks).where(chunks.c.level.in_(values)))
            return Counts(documents=papers.scalar_one(), chunks=pieces.scalar_one())

    def sample(self, level: AccessLevel, windows: int) -> list[tuple[str, int]]:
        """Return (chunk id, number of its vectors) of every so many-th chunk of a level: about `windows`, or all."""
        ordered = "SELECT id, window_count, row_number() OVER (ORDER BY id) - 1 AS place FROM chunks WHERE level = ?"
        every = f"SELECT id, window_count FROM ({ordered}) WHERE place % ? = 0"
        held = select(func.sum(chunks.c.window_count)).where(chunks.c.level == level.value)
        with self._database.reading() as connection:
            steps = -(-(connection.execute(held).scalar() or 0) // windows)
            rows = connection.exec_driver_sql(every, (level.value, max(1, steps)))
            return [(row.id, row.window_count) for row in rows]

    def version(self) -> str:
        """Return what stays the same as long as the same documents are stored: ids name contents."""
        held = "SELECT group_concat(document_id) FROM (SELECT document_id FROM sources ORDER BY document_id)"
        with self._database.reading() as connection:
            ids = connection.exec_driver_sql(held).scalar_one() or ""
        return hashlib.sha256(ids.encode()).hexdigest()[:16]

    def _chunks(self, query: Select[Any]) -> list[Chunk]:
        with self._database.reading() as connection:
            return [read_chunk(row) for row in connection.execute(query).mappings()]

    def _read_document(
        self, document_id: str, name: str, source: str, version: int, levels: frozenset[AccessLevel]
    ) -> Document:
        with self._database.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().first()
        if row is None:
            raise NotInCatalogue(f"document {document_id}")
        return redacted(read_document(row, name=name, source=source, version=version), levels)


def _values(levels: Levels) -> list[str]:
    """Return levels as they are stored, in a fixed order so that the statement is compiled once."""
    return sorted(level.value for level in levels)
