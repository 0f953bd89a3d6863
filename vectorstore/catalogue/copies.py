"""Documents that hold the same words: which are known as copies, and which one of each group is searched."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, or_, select

from vectorstore.catalogue.coding import read_document
from vectorstore.catalogue.tables import documents, near_copies, sketches, sources
from vectorstore.likeness import LEAST_SHARED, are_copies
from vectorstore.types import AccessLevel, Document, OtherCopy

UNDATED = "9999"


def add_sketch(connection: Connection, document: Document, sketch: Sequence[int]) -> None:
    """Keep a new document's sketch, and link it with the documents of its level that hold the same words."""
    if not sketch:
        return
    for other in _candidates(connection, document, sketch):
        if are_copies(document, other):
            pairs = [(document.id, other.id), (other.id, document.id)]
            connection.execute(near_copies.insert(), [{"document_id": one, "other_id": two} for one, two in pairs])
    connection.execute(sketches.insert(), [{"hash": number, "document_id": document.id} for number in sketch])


def answered_by(
    connection: Connection, levels: Collection[AccessLevel], among: Collection[str] | None = None
) -> dict[str, str]:
    """Return the documents that need no search, each with the copy of it that answers.

    Of copies that a reader may see, and that are `among` the documents a question is narrowed to, the one of the
    earlier meeting answers; of one date, or undated, the first by path. Without it the next takes over.
    """
    copies: dict[str, list[str]] = {}
    for row in connection.execute(select(near_copies)):
        copies.setdefault(row.document_id, []).append(row.other_id)
    order = _order(connection, levels) if copies else {}
    known = order.keys() if among is None else order.keys() & set(among)
    answers: dict[str, str] = {}
    for document_id in sorted(known, key=lambda known_id: order[known_id]):
        before = [other for other in copies[document_id] if other in known and other not in answers]
        first = min(before, key=lambda other: order[other], default=document_id)
        if order[first] < order[document_id]:
            answers[document_id] = first
    return answers


def others(connection: Connection, document_id: str, levels: Collection[AccessLevel]) -> tuple[OtherCopy, ...]:
    """Return the other places of a document's words that a reader may see, in order of their names."""
    linked = select(near_copies.c.other_id).where(near_copies.c.document_id == document_id)
    query = (
        select(sources.c.document_id, sources.c.name, sources.c.number, documents.c.title)
        .join(documents, documents.c.id == sources.c.document_id)
        .where(or_(documents.c.id == document_id, documents.c.id.in_(linked)))
        .where(documents.c.level.in_(sorted(level.value for level in levels)))
        .order_by(sources.c.number)
    )
    rows = connection.execute(query).all()
    own = next((row.name for row in rows if row.document_id == document_id), None)
    found = {
        OtherCopy(document_id=row.document_id, name=row.name, title=row.title)
        for row in rows
        if (row.document_id, row.name) != (document_id, own)
    }
    return tuple(sorted(found, key=lambda copy: (copy.name, copy.document_id)))


def _candidates(connection: Connection, document: Document, sketch: Sequence[int]) -> list[Document]:
    """Read the documents of the same level whose sketches share enough with this one."""
    shared = func.count()
    alike = (
        select(sketches.c.document_id)
        .where(sketches.c.hash.in_(sketch))
        .group_by(sketches.c.document_id)
        .having(shared >= min(LEAST_SHARED, len(sketch) / 2))
    )
    query = select(documents).where(documents.c.id.in_(alike), documents.c.level == document.access.level.value)
    rows = connection.execute(query).mappings()
    return [read_document(row, name="", source="", version=1) for row in rows]


def _order(connection: Connection, levels: Collection[AccessLevel]) -> dict[str, tuple[str, str]]:
    """Give each document that has copies its place in the order in which they answer."""
    path = select(func.min(sources.c.key)).where(sources.c.document_id == documents.c.id).scalar_subquery()
    query = (
        select(documents.c.id, func.coalesce(documents.c.meeting_date, UNDATED).label("day"), path.label("path"))
        .where(documents.c.id.in_(select(near_copies.c.document_id)))
        .where(documents.c.level.in_(sorted(level.value for level in levels)))
    )
    return {row.id: (row.day, row.path) for row in connection.execute(query)}
