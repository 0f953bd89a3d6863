"""The register as a page and as files: records by kind, filtered and sorted by what stands in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.filtering import fields_of, filter_form
from api.record import Opened, OpenedDep
from api.register_view import kinds
from api.register_view.address import STAGES, Chosen, read_chosen
from api.register_view.exporting import Sheet, as_csv, sheet_of
from api.register_view.facets import Option
from api.register_view.listing import listing
from api.register_view.paging import paged
from api.register_view.rows import rated, said, said_own
from api.templating import render
from vectorstore.types import PUBLIC_READER

router = APIRouter(include_in_schema=False)
PATH = "/register"
CELLS: dict[str, Any] = {
    "kinds": kinds,
    "said": said,
    "rated": rated,
    "said_own": said_own,
    "stages": tuple(Option(value=stage.value, label=words) for stage, words in STAGES.items()),
}
"""What the template makes its cells and fields with."""


@router.get(PATH)
def register(request: Request, opened: OpenedDep) -> Response:
    """List the records of one kind of the papers that the public may read."""
    chosen = _chosen(request, opened)
    found = listing(opened.ledger, chosen)
    context: dict[str, Any] = {"chosen": chosen, "listing": found, **CELLS}
    if found:
        shown, paging = paged(found.rows, chosen.page)
        context.update(rows=shown, paging=paging, listed=replace(chosen, show=found.kind))
    form = filter_form(opened.index, _fields(request), PATH, kept=chosen.own)
    data = request.app.state.settings.store.data
    return render(request, "register.html", **context, papers=form, data=data)


@router.get("/register.csv")
def register_csv(request: Request, opened: OpenedDep) -> Response:
    """Give what the page lists, all pages of it, as CSV."""
    sheet = _sheet(request, opened)
    return file_of(as_csv(sheet), "text/csv; charset=utf-8", f"{_slug(sheet)}.csv")


@router.get("/register.xlsx")
def register_xlsx(request: Request, opened: OpenedDep) -> Response:
    """Give what the page lists, all pages of it, as a workbook."""
    from api.register_view.workbook import MEDIA_TYPE, as_xlsx

    sheet = _sheet(request, opened)
    return file_of(as_xlsx(sheet), MEDIA_TYPE, f"{_slug(sheet)}.xlsx")


def _chosen(request: Request, opened: Opened) -> Chosen:
    fields = _fields(request)
    return read_chosen(fields, PATH, filter_form(opened.index, fields, PATH).filters)


def _fields(request: Request) -> dict[str, list[str]]:
    return fields_of(request.query_params.multi_items())


def _sheet(request: Request, opened: Opened) -> Sheet:
    found = listing(opened.ledger, _chosen(request, opened))
    if found is None:
        return Sheet(title="Register", headings=("Nothing",), rows=())
    records = opened.ledger.records((row.entry for row in found.rows), PUBLIC_READER)
    return sheet_of(found.kind, found.rows, records, str(request.base_url).rstrip("/"))


def file_of(content: bytes, media_type: str, name: str) -> Response:
    """Return a file to keep under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


def _slug(sheet: Sheet) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in sheet.title.casefold()).split())
