"""The SQLite file: opened safely, one connection a thread, and one write transaction that several parts can share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from vectorstore.catalogue.sqlite import engine_of
from vectorstore.catalogue.tables import SCHEMA_VERSION, meta, metadata
from vectorstore.errors import ClerkError, NoCatalogue, WrongSchema

__all__ = ["Connection", "Database"]

FILE = "clerk.sqlite"
BUSY_SECONDS = 30


class Database:
    """Readers never wait for a writer (write-ahead log); a second writer waits up to 30 seconds for the first."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        """Open, or make, the catalogue in `folder`.

        Raises `NoCatalogue` where there is none and `create` is false, `WrongSchema` for another version's, and
        `ClerkError` where the file cannot be opened or is no database.
        """
        self.path = folder / FILE
        if not create and not self.path.exists():
            raise NoCatalogue(f"There is no catalogue in {folder}. Fill it with: clerk ingest PATH --data {folder}")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClerkError(
                f"The data folder {folder} cannot be made ({error.strerror}). Choose another: --data"
            ) from error
        self._engine = engine_of(
            self.path, busy_seconds=BUSY_SECONDS, pragmas=["cache_size = -16000"], pool_size=8, max_overflow=-1
        )
        self._local = threading.local()
        self._open_schema()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the catalogue throughout; inside a write, that write's own."""
        current: Connection | None = getattr(self._local, "connection", None)
        if current is not None:
            yield current
            return
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection of one transaction: all of it happens, or on an error none of it; nested uses join it."""
        current: Connection | None = getattr(self._local, "connection", None)
        if current is not None:
            yield current
            return
        with self._engine.connect().execution_options(immediate=True) as connection, connection.begin():
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None

    def faults(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file; empty for a sound one."""
        with self.reading() as connection:
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [line for line in found if line != "ok"] + [f"a row of {row[0]} belongs to nothing" for row in broken]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _open_schema(self) -> None:
        try:
            with self.writing() as connection:
                self._check_schema(connection)
        except OperationalError as error:
            raise ClerkError(
                f"{self.path} cannot be opened ({error.orig}). Check who may write to its folder."
            ) from error
        except DatabaseError as error:
            message = f"{self.path} is not a catalogue ({error.orig}). Move it away and ingest again: clerk ingest PATH"
            raise ClerkError(message) from error

    def _check_schema(self, connection: Connection) -> None:
        if not inspect(connection).has_table("meta"):
            metadata.create_all(connection)
            connection.execute(meta.insert().values(key="schema_version", value=SCHEMA_VERSION))
            return
        found = connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).scalar()
        if found != SCHEMA_VERSION:
            raise WrongSchema(
                f"{self.path} has schema {found}; this version of clerk reads schema {SCHEMA_VERSION}. "
                f"Ingest your papers again into an empty folder: clerk ingest PATH --data NEW_FOLDER. "
                f"{self.path.parent} is left as it is."
            )
