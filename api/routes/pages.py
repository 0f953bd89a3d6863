"""The page of a paper: its words as they were read, the cited ones marked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.passages import require_visible
from api.reading import number_at, parts_of, sheet
from api.record import OpenedDep
from api.routes.documents import place_of
from api.templating import render
from vectorstore.errors import NotInCatalogue
from vectorstore.types import PUBLIC_READER, Document, Span

router = APIRouter(include_in_schema=False)


@router.get("/documents/{document_id}")
def reading(
    request: Request,
    document_id: str,
    opened: OpenedDep,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(gt=0)] = None,
    page: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """Show one page of a document in its blocks; cited words are marked and the link to them opens there."""
    catalogue = opened.index.catalogue
    document = catalogue.document(document_id, PUBLIC_READER)
    cited = _cited(document, start, end)
    number = page or (number_at(document, cited.start) if cited else _first(document))
    span = next((part.span for part in parts_of(document) if part.number == number), None)
    blocks = catalogue.blocks(document.id, span, PUBLIC_READER) if span else ()
    return render(
        request,
        "document.html",
        document=document,
        sheet=sheet(document, blocks, number, cited, PUBLIC_READER),
        unit="Page" if document.pages else "Part",
        place=str(place_of(opened.index, document, cited)) if cited else "",
    )


def _cited(document: Document, start: int | None, end: int | None) -> Span | None:
    if start is None or end is None:
        return None
    if end <= start:
        raise NotInCatalogue("such passage")
    span = Span(start=start, end=end)
    require_visible(document, span, PUBLIC_READER)
    return span


def _first(document: Document) -> int:
    return parts_of(document)[0].number
