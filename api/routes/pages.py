"""The pages of the papers: what there is to ask about, and the cited words in their document."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.filtering import fields_of, filter_form
from api.passages import require_visible
from api.reading import number_at, parts_of, sheet
from api.record import OpenedDep
from api.routes.documents import place_of
from api.templating import render
from vectorstore.errors import NotInCatalogue
from vectorstore.types import PUBLIC_READER, Document, Span

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def listing(request: Request, opened: OpenedDep) -> Response:
    """List the papers that the public may read, the newest meeting first."""
    form = filter_form(opened.index, fields_of(request.query_params.multi_items()), "/documents")
    papers = opened.index.catalogue.documents(form.filters)
    return render(request, "documents.html", papers=papers, filters=form, data=request.app.state.settings.store.data)


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
