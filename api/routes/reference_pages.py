"""The page of a reference, and the box to look one up in."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from api.filtering import FilterForm, fields_of, filter_form
from api.record import Opened, OpenedDep
from api.register_view.rows import rated, reference_address, said
from api.register_view.timeline import address_of, reference_page
from api.templating import render
from assistant.history import history_of
from assistant.near_references import near_references

router = APIRouter(include_in_schema=False)
PATH = "/references"
LONGEST = 300


@router.get(PATH)
def look_up(request: Request, opened: OpenedDep, ref: Annotated[str, Query(max_length=LONGEST)] = "") -> Response:
    """Lead to the page of the reference that is asked for, or show the box to ask for one."""
    form = _form(request, opened, PATH)
    wanted = " ".join(ref.split())
    if wanted:
        return RedirectResponse(reference_address(wanted, form.pairs), status_code=303)
    return render(request, "reference.html", papers=form, wanted="", page=None, near=(), address=reference_address)


@router.get("/references/{ref:path}")
def reference(request: Request, ref: str, opened: OpenedDep) -> Response:
    """Show what the papers say of a reference from the oldest to the newest; of an unknown one, what comes near."""
    wanted = " ".join(ref[:LONGEST].split())
    form = _form(request, opened, reference_address(wanted))
    found = history_of(wanted, opened.index, form.filters)
    if not found:
        near = near_references(wanted, opened.index, form.filters)
        return render(
            request,
            "reference.html",
            status=404,
            papers=form,
            wanted=wanted,
            page=None,
            near=near,
            address=reference_address,
        )
    days = [paper.meeting_date for paper in opened.ledger.papers(form.filters.levels).values() if paper.meeting_date]
    day = form.filters.as_of or max(days, default=None)
    return render(
        request,
        "reference.html",
        page=reference_page(opened.ledger, found, form.filters, day),
        papers=form,
        wanted=wanted,
        near=(),
        said=said,
        rated=rated,
        source=address_of,
        address=reference_address,
        data_address=f"/v1{reference_address(wanted)}" + (f"?{urlencode(form.pairs)}" if form.pairs else ""),
    )


def _form(request: Request, opened: Opened, path: str) -> FilterForm:
    return filter_form(opened.index, fields_of(request.query_params.multi_items()), path)
