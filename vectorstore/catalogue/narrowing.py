"""Which documents a reader's filters leave: by day, committee, kind of paper, name and what they refer to."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from vectorstore.catalogue.tables import documents, refs, sources
from vectorstore.references import canonical, equivalents
from vectorstore.types import Filters


def narrowed(connection: Connection, filters: Filters) -> frozenset[str] | None:
    """Return the documents that the filters leave, copies and all, None where they leave every one."""
    if not (filters.as_of or filters.committees or filters.documents or filters.kinds or filters.refs):
        return None
    rows = connection.execute(_query(filters)).all()
    committees = _committees(connection, filters) if filters.committees else None
    names = {name.casefold() for name in filters.documents}
    return frozenset(
        row.id
        for row in rows
        if (committees is None or row.committee in committees)
        and (not names or row.name.casefold() in names or row.id in names)
    )


def _query(filters: Filters) -> Select[tuple[str, str | None, str]]:
    """Return what SQL can tell by itself; names are compared outside, as SQLite folds the case of ASCII alone."""
    levels = sorted(level.value for level in filters.levels)
    query = (
        select(documents.c.id, documents.c.committee, sources.c.name)
        .join(sources, sources.c.document_id == documents.c.id)
        .where(documents.c.level.in_(levels))
    )
    if filters.as_of:
        day = documents.c.meeting_date
        query = query.where((day <= filters.as_of.isoformat()) | day.is_(None))
    if filters.kinds:
        query = query.where(documents.c.kind.in_(sorted({kind.value for kind in filters.kinds})))
    if filters.refs:
        forms = {form for ref in filters.refs for form in equivalents(canonical(ref))}
        holding = select(refs.c.document_id).where(refs.c.ref.in_(forms), refs.c.level.in_(levels))
        query = query.where(documents.c.id.in_(holding))
    return query


def _committees(connection: Connection, filters: Filters) -> frozenset[str]:
    """Return the committees that are meant: of that very name if there is one, else all whose names hold it."""
    levels = sorted(level.value for level in filters.levels)
    known = select(documents.c.committee).where(documents.c.level.in_(levels), documents.c.committee.is_not(None))
    folded = {name: name.casefold() for name in connection.execute(known.distinct()).scalars()}
    found: set[str] = set()
    for wanted in (name.casefold() for name in filters.committees):
        own = {name for name, said in folded.items() if said == wanted}
        found |= own or {name for name, said in folded.items() if wanted in said}
    return frozenset(found)
