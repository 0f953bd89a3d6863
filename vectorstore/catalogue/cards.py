"""The cards of documents: what a list of them says of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from vectorstore.catalogue import copies
from vectorstore.catalogue.coding import read_date
from vectorstore.catalogue.tables import chunks, documents, sources
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.types import AccessLevel, DocumentKind

# What a card does not say, and takes long to read.
_LEFT_OUT = {"text", "marks", "deletions", "pages", "restrictions", "access"}


class Cards:
    """The cards that each sort of reader may see, kept until another document, path or version is stored."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: dict[frozenset[AccessLevel], tuple[str, tuple[DocumentInfo, ...]]] = {}

    def all(self, connection: Connection, levels: frozenset[AccessLevel]) -> tuple[DocumentInfo, ...]:
        """Return every card within these levels, newest meeting first; the same tuple while nothing has changed."""
        stamp = _stamp(connection)
        kept = self._kept.get(levels)
        if kept is None or kept[0] != stamp:
            kept = self._kept[levels] = (stamp, _read(connection, levels))
        return kept[1]


def _stamp(connection: Connection) -> str:
    """Return what changes with everything that a card says: ids name contents, and a path's row its name."""
    held = (
        "SELECT group_concat(key || '|' || document_id || '|' || version) "
        "FROM (SELECT key, document_id, version FROM sources ORDER BY number)"
    )
    return connection.exec_driver_sql(held).scalar_one() or ""


def _read(connection: Connection, levels: frozenset[AccessLevel]) -> tuple[DocumentInfo, ...]:
    values = sorted(level.value for level in levels)
    seen = select(chunks.c.document_id, func.count().label("n")).where(chunks.c.level.in_(values))
    counts = seen.group_by(chunks.c.document_id).subquery()
    columns = [column for column in documents.c if column.name not in _LEFT_OUT]
    query = (
        select(*columns, func.coalesce(counts.c.n, 0).label("chunks"))
        .outerjoin(counts, counts.c.document_id == documents.c.id)
        .where(documents.c.level.in_(values))
    )
    answers = copies.answered_by(connection, levels)
    rows = connection.execute(query).mappings().all()
    paths: dict[str, list[Any]] = {}
    for source in connection.execute(select(sources).order_by(sources.c.number)):
        paths.setdefault(source.document_id, []).append(source)
    names = {document_id: found[0].name for document_id, found in paths.items()}
    cards = (card_of(row, paths[row["id"]], copy_of=names.get(answers.get(row["id"], ""))) for row in rows)
    return tuple(sorted(cards, key=newest_first))


def card_of(row: Any, paths: list[Any], *, copy_of: str | None) -> DocumentInfo:
    """Return a document's card; the first path that held it names it, the others are its copies."""
    first, *others = paths
    return DocumentInfo(
        id=row["id"],
        version=first.version,
        name=first.name,
        source=first.key,
        title=row["title"],
        council=row["council"],
        committee=row["committee"],
        kind=DocumentKind(row["kind"]),
        meeting_date=read_date(row["meeting_date"]),
        access=AccessLevel(row["level"]),
        pages=row["page_count"],
        chunks=row["chunks"],
        copies=tuple(other.key for other in others),
        copy_of=copy_of,
        ingested_at=datetime.fromisoformat(row["ingested_at"]),
    )


def newest_first(card: DocumentInfo) -> tuple[int, str]:
    """Sort by meeting, the newest first and undated ones last, then by path."""
    return (-card.meeting_date.toordinal() if card.meeting_date else 0, card.source)
