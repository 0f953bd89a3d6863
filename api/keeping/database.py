"""Opens the file of what is kept, beside the catalogue and apart from it: papers can be read anew without losing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DatabaseError

from api.errors import CouldNotRun
from api.keeping.tables import SCHEMA_VERSION, meta, metadata
from vectorstore.catalogue.sqlite import engine_of

FILE = "kept.sqlite3"
BUSY_SECONDS = 20


class Database:
    """One SQLite file; every use is a transaction of its own."""

    def __init__(self, folder: Path) -> None:
        """Open or make the file.

        Raises CouldNotRun where it cannot be opened, is no database, or is of another version of clerk.
        """
        self.path = folder / FILE
        self._engine = engine_of(self.path, busy_seconds=BUSY_SECONDS, pragmas=["secure_delete = ON"])
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self.writing() as connection:
                self._check_schema(connection)
        except (OSError, DatabaseError) as error:
            why = getattr(error, "orig", error)
            what_to_do = "Check who may write there, or move it away."
            raise CouldNotRun(f"{self.path} cannot be opened ({why}). {what_to_do}") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state throughout."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection of one transaction: all of it happens, or on an error none of it."""
        with self._engine.connect().execution_options(immediate=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _check_schema(self, connection: Connection) -> None:
        if not inspect(connection).has_table("meta"):
            metadata.create_all(connection)
            connection.execute(meta.insert().values(key="schema_version", value=SCHEMA_VERSION))
            return
        found = connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).scalar()
        if found != SCHEMA_VERSION:
            raise CouldNotRun(
                f"{self.path} has schema {found}; this version of clerk reads schema {SCHEMA_VERSION}. Move the file "
                f"away to begin anew, or use the version of clerk that made it."
            )
        metadata.create_all(connection)
