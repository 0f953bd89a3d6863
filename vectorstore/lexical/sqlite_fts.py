"""BM25 in SQLite's FTS5, inside the catalogue's database, so that text and catalogue change in one transaction."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from vectorstore.catalogue.database import Database
from vectorstore.lexical.analysis import analyse
from vectorstore.lexical.base import LexicalIndex
from vectorstore.types import AccessLevel, Chunk

CONTEXT_WEIGHT = 0.5
BODY_WEIGHT = 1.0
LARGE_TABLE = 5_000  # rows
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
        with self._database.reading() as connection:
            found = [hit for level in sorted(levels) for hit in _search(connection, level, terms, k, wanted)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def weights(self, terms: Collection[str], levels: Collection[AccessLevel]) -> dict[str, float]:
        """Return each term's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)), as BM25 has it."""
        wanted = json.dumps(sorted(set(terms)))
        counts = dict.fromkeys(terms, 0)
        with self._database.reading() as connection:
            total = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM lexical_rows").scalar_one()
            for level in levels:
                statement = (
                    f"SELECT term, doc FROM {_table(level)}_terms WHERE term IN (SELECT value FROM json_each(?))"
                )
                for term, count in connection.exec_driver_sql(statement, (wanted,)):
                    counts[term] += count
        return {term: math.log(1 + (max(total - n, 0) + 0.5) / (n + 0.5)) for term, n in counts.items()}


def _schema() -> list[str]:
    rows = (
        "CREATE TABLE IF NOT EXISTS lexical_rows "
        "(number INTEGER PRIMARY KEY, chunk_id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL)"
    )
    index = "CREATE INDEX IF NOT EXISTS lexical_rows_by_document ON lexical_rows (document_id)"
    tables = [
        f'CREATE VIRTUAL TABLE IF NOT EXISTS {_table(level)} USING fts5(context, body, tokenize = "{TOKENIZER}")'
        for level in AccessLevel
    ]
    terms = [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_table(level)}_terms USING fts5vocab({_table(level)}, row)"
        for level in AccessLevel
    ]
    return [rows, index, *tables, *terms]


def _table(level: AccessLevel) -> str:
    return f"lexical_{level.value}"


def _add(connection: Connection, chunk: Chunk) -> None:
    """Give a chunk its number and index its terms under it."""
    row = (chunk.id, chunk.document_id)
    number = connection.exec_driver_sql("INSERT INTO lexical_rows (chunk_id, document_id) VALUES (?, ?)", row).lastrowid
    terms = (" ".join(analyse(chunk.context, query=False)), " ".join(analyse(chunk.text, query=False)))
    statement = f"INSERT INTO {_table(chunk.level)} (rowid, context, body) VALUES (?, ?, ?)"
    connection.exec_driver_sql(statement, (number, *terms))


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
    rows = connection.exec_driver_sql("SELECT max(number) FROM lexical_rows").scalar() or 0
    if rows < LARGE_TABLE:
        return terms
    held = {
        term: connection.exec_driver_sql(f"SELECT doc FROM {_table(level)}_terms WHERE term = ?", (term,)).scalar() or 0
        for term in terms
    }
    return [term for term in terms if held[term] <= rows / 2] or terms
