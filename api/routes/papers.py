"""The page of the papers: what there is to ask about, what is not among it and why, and what was replaced."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.document_records import records_page
from api.filtering import fields_of
from api.listing import listing
from api.person import PersonDep, Role
from api.record import OpenedDep
from api.templating import render
from vectorstore.types import PUBLIC_READER

router = APIRouter(include_in_schema=False)
SHOWN_REPLACED = 50


@router.get("/documents")
def documents(request: Request, opened: OpenedDep, person: PersonDep) -> Response:
    """List the papers that the public may read; to officers also the files that could not be read.

    Nobody knows the level of a file that was not read, and its name alone can give something away.
    """
    journal = opened.index.journal
    officer = person is not None and Role.OFFICER in person.roles
    return render(
        request,
        "documents.html",
        listed=listing(opened.index, fields_of(request.query_params.multi_items()), PUBLIC_READER),
        failures=journal.failures() if officer else (),
        replaced=journal.replaced(PUBLIC_READER),
        shown_replaced=SHOWN_REPLACED,
        data=request.app.state.settings.store.data,
    )


@router.get("/documents/{document_id}/records")
def records(request: Request, document_id: str, opened: OpenedDep) -> Response:
    """Show what a paper holds as records, a kind at a time, each row with the place of its words."""
    document = opened.index.catalogue.document(document_id, PUBLIC_READER)
    fields = fields_of(request.query_params.multi_items())
    found = records_page(opened.index, document, fields, PUBLIC_READER)
    return render(request, "document_records.html", document=document, records=found)
