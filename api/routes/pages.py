"""The page of the papers: what there is to ask about."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.filtering import fields_of, filter_form
from api.record import OpenedDep
from api.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def listing(request: Request, opened: OpenedDep) -> Response:
    """List the papers that the public may read, the newest meeting first."""
    form = filter_form(opened.index, fields_of(request.query_params.multi_items()), "/documents")
    papers = opened.index.catalogue.documents(form.filters)
    return render(request, "documents.html", papers=papers, filters=form, data=request.app.state.settings.store.data)
