"""What the record holds, over HTTP. Withheld papers answer exactly as papers that were never there."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.passages import passage_of, require_visible
from api.record import OpenedDep
from api.routes.answers import PROBLEMS
from api.routes.narrowed import FiltersDep
from api.schemas import ProblemBody
from api.schemas_documents import DocumentBody, DocumentsBody, PassageBody
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.errors import NotInCatalogue
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, Document, Filters, Locator, Span

router = APIRouter(prefix="/v1/documents", tags=["documents"])
NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {
        "model": ProblemBody,
        "description": "No such document or passage, or not for this reader.",
    }
}


def document_as_dict(info: DocumentInfo) -> dict[str, Any]:
    """Return what the public is told of a document: nothing of where it lies on the server's disk."""
    names = ("id", "version", "name", "title", "council", "committee", "kind", "meeting_date")
    return {**{name: getattr(info, name) for name in names}, "pages": info.pages or None}


def place_of(index: Index, document: Document, span: Span) -> Locator:
    """Return where the first of the cited words stand; their page is where they begin, not where their block does."""
    blocks = index.catalogue.blocks(document.id, span, PUBLIC_READER)
    locator = blocks[0].locator if blocks else Locator()
    return replace(locator, page=document.page_of(span.start))


@router.get("", response_model=DocumentsBody, responses=PROBLEMS, summary="List the documents")
def documents(
    opened: OpenedDep,
    filters: FiltersDep,
) -> dict[str, Any]:
    """List the documents that the public may read."""
    return {"documents": [document_as_dict(info) for info in opened.index.catalogue.documents(filters)]}


@router.get("/{document_id}", response_model=DocumentBody, responses={**PROBLEMS, **NOT_FOUND}, summary="One document")
def document(document_id: str, opened: OpenedDep) -> dict[str, Any]:
    """Describe one document that the public may read."""
    found = [d for d in opened.index.catalogue.documents(Filters(documents=(document_id,))) if d.id == document_id]
    if not found:
        raise NotInCatalogue("such document")
    return document_as_dict(found[0])


@router.get(
    "/{document_id}/passage",
    response_model=PassageBody,
    responses={**PROBLEMS, **NOT_FOUND},
    summary="Cited words in their surroundings",
)
def passage(
    document_id: str,
    opened: OpenedDep,
    start: Annotated[int, Query(ge=0, description="First character of the words.")],
    end: Annotated[int, Query(gt=0, description="One past the last character.")],
) -> dict[str, Any]:
    """Give the words of a citation with what stands before and after them, clipped to what the public may read."""
    found = opened.index.catalogue.document(document_id, PUBLIC_READER)
    if end <= start:
        raise NotInCatalogue("such passage")
    span = Span(start=start, end=end)
    require_visible(found, span, PUBLIC_READER)
    locator, shown = place_of(opened.index, found, span), passage_of(found, span, PUBLIC_READER)
    return {
        "document_id": found.id,
        "version": found.version,
        "document": found.name,
        "title": found.title,
        "meeting_date": found.meeting_date,
        "page": locator.page,
        "locator": str(locator),
        "before": shown.before,
        "quote": shown.quote,
        "after": shown.after,
        "deleted": [(gone.start, gone.end) for gone in shown.deleted],
        "start": start,
        "end": end,
    }
