"""A document page by page: cited words on the picture of their page and among its words, as a page or as a part of one.

Withheld pages, and pictures of them, answer exactly as pages that were never there.
"""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.paper_parts import paper_parts
from api.pictures import Missing, Pictures
from api.record import OpenedDep
from api.source_view import cited_in, picture_of, source_view
from api.templating import render
from ingest.drawing import NotDrawn
from vectorstore.errors import NotInCatalogue
from vectorstore.types import PUBLIC_READER, Span

log = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)
FRESH = "private, max-age=300"
"""A page's picture never changes, but whether a reader may see it does."""
DRAWING = "1"
"""Raise it when pages come to be drawn otherwise."""


@router.get("/documents/{document_id}")
def reading(
    request: Request,
    document_id: str,
    opened: OpenedDep,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(gt=0)] = None,
    page: Annotated[int | None, Query(ge=1)] = None,
    fragment: bool = False,
) -> Response:
    """Show one page of a document; cited words are marked and the link to them opens there.

    With `fragment` it is the part of the page that a panel beside an answer shows. A link to a version that was
    replaced leads to the one that stands now, which may say something else.
    """
    catalogue, pictures = opened.index.catalogue, _pictures(request)
    try:
        document = catalogue.document(document_id, PUBLIC_READER)
    except NotInCatalogue:
        now = opened.index.journal.successor(document_id, PUBLIC_READER)
        if now is None:
            raise
        return render(request, "replaced.html", status=410, document=catalogue.document(now, PUBLIC_READER))
    cited = cited_in(document, start, end, PUBLIC_READER)
    view = source_view(catalogue, pictures, document, cited, page, PUBLIC_READER)
    if fragment:
        return render(request, "_source.html", source=view, panel=True)
    beside = paper_parts(opened.index, document, PUBLIC_READER, view.sheet.number)
    return render(request, "document.html", source=view, panel=False, **beside)


@router.get("/documents/{document_id}/pages/{number}.webp")
def picture(request: Request, document_id: str, number: int, opened: OpenedDep, large: bool = False) -> Response:
    """Give the picture of a page, where the reader may see all of it and the file is still what was read.

    `large` is for looking at it closely.
    """
    catalogue, pictures = opened.index.catalogue, _pictures(request)
    document = catalogue.document(document_id, PUBLIC_READER)
    shown = picture_of(catalogue, pictures, document, number, Span(start=0, end=0), PUBLIC_READER)
    file = pictures.file_of(catalogue.on_pages.files(document_id, PUBLIC_READER))
    if isinstance(shown, str) or isinstance(file, Missing):
        raise NotInCatalogue("such page")
    headers = {"ETag": f'"{document_id}-{number}-{DRAWING}{"-large" if large else ""}"', "Cache-Control": FRESH}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    try:
        drawn = pictures.picture(document_id, file, number, large=large)
    except NotDrawn as error:
        log.warning("Page %d of %s cannot be drawn: %s.", number, document.name, error)
        raise NotInCatalogue("picture of this page") from error
    return Response(drawn, media_type="image/webp", headers=headers)


def _pictures(request: Request) -> Pictures:
    pictures: Pictures = request.app.state.pictures
    return pictures
