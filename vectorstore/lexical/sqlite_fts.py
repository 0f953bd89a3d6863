"""BM25 in SQLite's FTS5, inside the catalogue's database, so that text and catalogue change in one transaction."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from sqlalchemy import Connection

from vectorstore.catalogue.database import Database
from vectorstore.lexical._rescoring import ScoredRow, Statistics, rescored
from vectorstore.lexical.analysis import analyse
from vectorstore.lexical.base import LexicalIndex
from vectorstore.types import AccessLevel, Chunk

CONTEXT_WEIGHT = 0.5
BODY_WEIGHT = 1.0
LARGE_TABLE = 5_000  # rows
LAST_LETTER = "\U0010ffff"  # sorts after every letter
RESCORED = 200  # rows of each level, where a reader sees several
# The terms come analysed and separated by spaces: FTS5 must keep them whole, so everything else is a letter to it.
TOKENIZER = "ascii tokenchars '._%*/()-'"


def build(database: Database) -> LexicalIndex:
    """Return the index inside the catalogue's database; its tables are made if they are not there."""
    return SqliteFts(database)


class SqliteFts:
    """One table an access level: neither hits nor word statistics of withheld papers reach a public search.

    The tables keep their terms, as FTS5 of SQLite before 3.43 can delete from a table without content only if it is
    told exactly what stood there.
    """

    def __init__(self, database: Database) -> None:
        """Make the tables if they are not there."""
        self._database = database
        with database.writing() as connection:
            for statement in _schema():
                connection.exec_driver_sql(statement)

    def add(self, chunks: Sequence[Chunk]) -> None:
        """Index the chunks' context and text under their level."""
        with self._database.writing() as connection:
            for chunk in chunks:
                _add(connection, chunk)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        """Forget every chunk of these documents."""
        wanted = json.dumps(sorted(document_ids))
        rows = "SELECT number FROM lexical_rows WHERE document_id IN (SELECT value FROM json_each(?))"
        with self._database.writing() as connection:
            for level in AccessLevel:
                connection.exec_driver_sql(f"DELETE FROM {_table(level)} WHERE rowid IN ({rows})", (wanted,))
            connection.exec_driver_sql(f"DELETE FROM lexical_rows WHERE number IN ({rows})", (wanted,))

    def search(
        self, query: str, k: int, levels: Collection[AccessLevel], documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to `k` (chunk id, score), best first, higher is better, within `levels`; ties by chunk id.

        A chunk needs one of the question's terms; the score is BM25 (Robertson and Zaragoza 2009, as FTS5 has it).
        """
        terms = list(dict.fromkeys(analyse(query, query=True)))
        if not terms or k < 1:
            return []
        wanted = None if documents is None else json.dumps(sorted(documents))
        several = max(k, RESCORED) if len(levels) > 1 else k
        with self._database.reading() as connection:
            found = {level: _search(connection, level, terms, several, wanted) for level in sorted(levels)}
            tables = [level for level, hits in found.items() if hits]
            if len(tables) > 1:
                rows = [row for level in tables for row in _rows(connection, level, found[level])]
                return rescored(rows, terms, _statistics(connection, sorted(levels), terms))[:k]
        return [hit for level in tables for hit in found[level]][:k]

    def weights(self, terms: Collection[str], levels: Collection[AccessLevel]) -> dict[str, float]:
        """Return each term's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)), as BM25 has it."""
        with self._database.reading() as connection:
            total = sum(_count(connection, level) for level in levels)
            held = {term: sum(_held(connection, level, term) for level in levels) for term in set(terms)}
        return {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in held.items()}

    def vocabulary(self, start: str, levels: Collection[AccessLevel]) -> dict[str, int]:
        """Return the terms that begin with `start`, each with how many chunks of `levels` hold it."""
        found: Counter[str] = Counter()
        with self._database.reading() as connection:
            for level in levels:
                query = f"SELECT term, doc FROM {_table(level)}_terms WHERE term >= ? AND term < ?"
                rows = connection.exec_driver_sql(query, (start, start + LAST_LETTER))
                found.update({row.term: row.doc for row in rows})
        return dict(found)

    def holding(self, term: str, k: int, levels: Collection[AccessLevel]) -> list[str]:
        """Return the ids of up to `k` chunks of `levels` that hold a term."""
        with self._database.reading() as connection:
            found = [_holding(connection, level, term, k) for level in sorted(levels)]
        return [chunk_id for ids in found for chunk_id in ids][:k]


def _schema() -> list[str]:
    rows = (
        "CREATE TABLE IF NOT EXISTS lexical_rows "
        "(number INTEGER PRIMARY KEY, chunk_id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL, "
        "level TEXT NOT NULL, length INTEGER NOT NULL)"
    )
    indexes = [
        "CREATE INDEX IF NOT EXISTS lexical_rows_by_document ON lexical_rows (document_id)",
        "CREATE INDEX IF NOT EXISTS lexical_rows_by_level ON lexical_rows (level, length)",
    ]
    tables = [
        f'CREATE VIRTUAL TABLE IF NOT EXISTS {_table(level)} USING fts5(context, body, tokenize = "{TOKENIZER}")'
        for level in AccessLevel
    ]
    terms = [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_table(level)}_terms USING fts5vocab({_table(level)}, row)"
        for level in AccessLevel
    ]
    return [rows, *indexes, *tables, *terms]


def _table(level: AccessLevel) -> str:
    return f"lexical_{level.value}"


@lru_cache(maxsize=256)
def _context_terms(context: str) -> tuple[str, ...]:
    """Return the terms of a context, which the chunks of a section or table share."""
    return tuple(analyse(context, query=False))


def _add(connection: Connection, chunk: Chunk) -> None:
    """Give a chunk its number and index its terms under it."""
    context, body = _context_terms(chunk.context), analyse(chunk.search_text, query=False)
    row = (chunk.id, chunk.document_id, chunk.level.value, len(context) + len(body))
    insert = "INSERT INTO lexical_rows (chunk_id, document_id, level, length) VALUES (?, ?, ?, ?)"
    number = connection.exec_driver_sql(insert, row).lastrowid
    statement = f"INSERT INTO {_table(chunk.level)} (rowid, context, body) VALUES (?, ?, ?)"
    connection.exec_driver_sql(statement, (number, " ".join(context), " ".join(body)))


def _rows(connection: Connection, level: AccessLevel, hits: list[tuple[str, float]]) -> list[ScoredRow]:
    """Read the stored terms of one table's hits."""
    statement = (
        f"SELECT r.chunk_id, t.context, t.body FROM lexical_rows AS r JOIN {_table(level)} AS t ON t.rowid = r.number "
        "WHERE r.chunk_id IN (SELECT value FROM json_each(?))"
    )
    ids = json.dumps([chunk_id for chunk_id, _ in hits])
    weights = (CONTEXT_WEIGHT, BODY_WEIGHT)
    return [
        ScoredRow(chunk_id=row[0], columns=tuple(zip(weights, (row[1].split(), row[2].split()), strict=True)))
        for row in connection.exec_driver_sql(statement, (ids,))
    ]


def _statistics(connection: Connection, levels: list[AccessLevel], terms: list[str]) -> Statistics:
    """Count rows, their mean length and each term's rows over all tables that the reader may see."""
    sums = "SELECT count(*), sum(length) FROM lexical_rows WHERE level IN (SELECT value FROM json_each(?))"
    rows, length = connection.exec_driver_sql(sums, (json.dumps(levels),)).one()
    held = {term: sum(_held(connection, level, term) for level in levels) for term in terms}
    return Statistics(rows=rows, mean_length=length / rows, rows_with=held)


def _count(connection: Connection, level: AccessLevel) -> int:
    """Return how many rows a level's table has."""
    query = "SELECT count(*) FROM lexical_rows WHERE level = ?"
    return int(connection.exec_driver_sql(query, (level.value,)).scalar_one())


def _held(connection: Connection, level: AccessLevel, term: str) -> int:
    """Return how many rows of a level's table hold a term."""
    query = f"SELECT doc FROM {_table(level)}_terms WHERE term = ?"
    return connection.exec_driver_sql(query, (term,)).scalar() or 0


def _holding(connection: Connection, level: AccessLevel, term: str, k: int) -> list[str]:
    """Return the first chunks of a level's table that hold a term."""
    table = _table(level)
    statement = (
        f"SELECT r.chunk_id FROM {table} JOIN lexical_rows AS r ON r.number = {table}.rowid "
        f"WHERE {table} MATCH ? ORDER BY r.number LIMIT ?"
    )
    return [row[0] for row in connection.exec_driver_sql(statement, (f'"{term}"', k))]


def _search(
    connection: Connection, level: AccessLevel, terms: list[str], k: int, documents: str | None
) -> list[tuple[str, float]]:
    """Search one level's table; FTS5 gives better rows lower numbers, which are turned round here."""
    table = _table(level)
    narrowed = "" if documents is None else "AND r.document_id IN (SELECT value FROM json_each(?))"
    statement = (
        f"SELECT r.chunk_id, -bm25({table}, {CONTEXT_WEIGHT}, {BODY_WEIGHT}) AS score "
        f"FROM {table} JOIN lexical_rows AS r ON r.number = {table}.rowid "
        f"WHERE {table} MATCH ? {narrowed} ORDER BY score DESC, r.chunk_id LIMIT ?"
    )
    match = " OR ".join(f'"{term}"' for term in _telling(connection, level, terms))
    values = (match, k) if documents is None else (match, documents, k)
    return [(row[0], row[1]) for row in connection.exec_driver_sql(statement, values)]


def _telling(connection: Connection, level: AccessLevel, terms: list[str]) -> list[str]:
    """Leave out terms that more than half of a large table's rows hold: BM25 gives them no weight, reading them costs.

    (FTS5 raises a weight below zero, which a term in more than half of the rows has, to a millionth.)
    """
    rows = _count(connection, level)
    if rows < LARGE_TABLE:
        return terms
    return [term for term in terms if _held(connection, level, term) <= rows / 2] or terms
