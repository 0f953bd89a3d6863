"""Opens SQLite files for SQLAlchemy so that a transaction begins when SQLAlchemy says, and a writer never gives up."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")


def engine_of(path: Path, *, busy_seconds: float, pragmas: Sequence[str] = (), **options: Any) -> Engine:
    """Return an engine over a file: write-ahead log, foreign keys, and what `pragmas` add.

    A writer waits up to `busy_seconds` for another. A connection with the execution option `immediate` takes the
    writer's lock as its transaction begins. `options` are `create_engine`'s own.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_seconds}, **options)

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        """Set up a new connection: SQLAlchemy, not the driver, says when a transaction begins."""
        connection.isolation_level = None
        for pragma in (*PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer's takes its lock at once, so that it never has to give up half-way."""
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
