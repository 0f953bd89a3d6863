"""What ingestion says beside what it stores: files that are not in the record, and versions that were replaced."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from vectorstore.catalogue.database import Database
from vectorstore.catalogue.tables import documents, failures, replacements, sources
from vectorstore.catalogue.values import Failure, Replaced, SourceState
from vectorstore.types import AccessLevel


class Journal:
    """Reads and writes. Of a failure the latest is kept; of an old version what it was, not its text."""

    def __init__(self, database: Database) -> None:
        """Keep it in this database."""
        self._database = database

    def failed(self, key: str, *, why: str, fix: str, skipped: bool = False) -> None:
        """Note that a path's file is not in the record as it stands, why, and what to do; the latest failure counts."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        said = {"why": why, "fix": fix, "skipped": int(skipped), "last": now}
        statement = insert(failures).values(key=key, name=Path(key).name, first=now, **said)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=[failures.c.key], set_=said))

    def strike(self, keys: Collection[str]) -> None:
        """Strike off failures of paths that have been read after all, or are gone; unknown paths are no matter."""
        with self._database.reading() as connection:
            known = [key for key in connection.execute(select(failures.c.key)).scalars() if key in keys]
        if known:
            with self._database.writing() as connection:
                connection.execute(delete(failures).where(failures.c.key.in_(known)))

    def failures(self) -> tuple[Failure, ...]:
        """Return what is not in the record, by name.

        Nobody knows who may see a file that could not be read, and its name alone can give something away: show this to
        officers, who may see all there is.
        """
        query = (
            select(failures, sources.c.document_id, sources.c.version)
            .outerjoin(sources, sources.c.key == failures.c.key)
            .order_by(failures.c.name, failures.c.key)
        )
        with self._database.reading() as connection:
            return tuple(_failure(row) for row in connection.execute(query))

    def replaced(self, levels: Collection[AccessLevel]) -> tuple[Replaced, ...]:
        """Return the versions that were replaced, the latest first, of papers that a reader may see.

        The old version, the one that replaced it and the one that stands now must all be within `levels`: that a paper
        was withdrawn behind a restriction shows nowhere.
        """
        values = sorted(level.value for level in levels)
        query = (
            select(replacements, sources.c.document_id.label("now_id"), documents.c.title.label("now_title"))
            .join(sources, sources.c.key == replacements.c.key)
            .join(documents, documents.c.id == sources.c.document_id)
            .where(replacements.c.level.in_(values), replacements.c.by_level.in_(values), documents.c.level.in_(values))
            .order_by(replacements.c.number.desc())
        )
        with self._database.reading() as connection:
            return tuple(_replaced(row) for row in connection.execute(query))

    def successor(self, document_id: str, levels: Collection[AccessLevel]) -> str | None:
        """Return the document that stands today where a replaced one stood, None where a reader may see none."""
        return next((one.now_id for one in self.replaced(levels) if one.document_id == document_id), None)


def note_pointed(connection: Connection, key: str, document_id: str, before: SourceState | None) -> None:
    """Note, in the transaction that does it, that a path's file was read and which version of it that replaced."""
    connection.execute(delete(failures).where(failures.c.key == key))
    if before is None or before.document_id == document_id:
        return
    told = select(documents.c.id, documents.c.title, documents.c.level)
    rows = connection.execute(told.where(documents.c.id.in_([before.document_id, document_id]))).all()
    known = {row.id: row for row in rows}
    old, new = known[before.document_id], known[document_id]
    row = {
        "key": key,
        "name": before.name,
        "title": old.title,
        "version": before.version,
        "document_id": old.id,
        "level": old.level,
        "by_id": new.id,
        "by_level": new.level,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(replacements.insert(), row)


def forget(connection: Connection, key: str) -> None:
    """Drop all that is noted of a path: a paper that was taken out leaves no trace."""
    for table in (failures, replacements):
        connection.execute(delete(table).where(table.c.key == key))


def _failure(row: Any) -> Failure:
    return Failure(
        source=row.key,
        name=row.name,
        why=row.why,
        fix=row.fix,
        skipped=bool(row.skipped),
        first=datetime.fromisoformat(row.first),
        last=datetime.fromisoformat(row.last),
        stands=row.document_id,
        version=row.version,
    )


def _replaced(row: Any) -> Replaced:
    return Replaced(
        name=row.name,
        title=row.title,
        version=row.version,
        document_id=row.document_id,
        at=datetime.fromisoformat(row.at),
        now_id=row.now_id,
        now_title=row.now_title,
    )
