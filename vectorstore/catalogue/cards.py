"""The cards of documents: what a list of them says of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vectorstore.catalogue.coding import read_date
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.types import AccessLevel, DocumentKind


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
