"""The action tracker of a committee as a page and as files: what its meetings asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.filtering import fields_of, filter_form
from api.record import Opened, OpenedDep
from api.register_view.address import CHASED, Chosen, read_chosen
from api.register_view.columns import Column
from api.register_view.exporting import Cell, Link, Sheet, as_csv
from api.register_view.facets import Option
from api.register_view.listing import newest_day
from api.register_view.paging import paged
from api.register_view.rows import reference_address
from api.register_view.tracker import COLUMNS, SHORT, Task, Tracker, tracker
from api.routes.register import file_of
from api.templating import render

router = APIRouter(include_in_schema=False)
PATH = "/actions"
HEADINGS = (
    "Reference",
    "Asked for",
    "Asked on",
    "Who",
    "By when",
    "Due by (date)",
    "Overdue",
    "Latest state",
    "Last reported",
    "No later mention",
    "Paper",
    "Committee",
    "Source",
    "Where asked",
)


@router.get(PATH)
def actions(request: Request, opened: OpenedDep) -> Response:
    """List what the meetings of a committee asked for, first what no later paper mentions."""
    chosen, found = _found(request, opened)
    context: dict[str, Any] = {"chosen": chosen, "tracker": found, "data": request.app.state.settings.store.data}
    if found:
        shown, paging = paged(found.tasks, chosen.page)
        context.update(rows=shown, paging=paging)
    form = filter_form(opened.index, _fields(request), PATH, kept=chosen.own)
    return render(
        request,
        "actions.html",
        **context,
        papers=form,
        chased=CHASED,
        short_chase=SHORT,
        states=tuple(Option(value=chase.value, label=words) for chase, words in CHASED.items()),
        columns=tuple(Column(name=name, heading=heading, key=lambda row: None) for name, heading in COLUMNS),
        reference_address=reference_address,
        committee_address=lambda name: _of(chosen, name).address,
    )


@router.get("/actions.csv")
def actions_csv(request: Request, opened: OpenedDep) -> Response:
    """Give what the page lists, all pages of it, as CSV."""
    return file_of(as_csv(_sheet(request, opened)), "text/csv; charset=utf-8", "actions-asked-for.csv")


@router.get("/actions.xlsx")
def actions_xlsx(request: Request, opened: OpenedDep) -> Response:
    """Give what the page lists, all pages of it, as a workbook."""
    from api.register_view.workbook import MEDIA_TYPE, as_xlsx

    return file_of(as_xlsx(_sheet(request, opened)), MEDIA_TYPE, "actions-asked-for.xlsx")


def _found(request: Request, opened: Opened) -> tuple[Chosen, Tracker | None]:
    fields = _fields(request)
    chosen = read_chosen(fields, PATH, filter_form(opened.index, fields, PATH).filters)
    return chosen, tracker(opened.ledger, chosen, newest_day(opened.ledger, chosen))


def _fields(request: Request) -> dict[str, list[str]]:
    return fields_of(request.query_params.multi_items())


def _of(chosen: Chosen, committee: str) -> Chosen:
    return chosen.but(filters=replace(chosen.filters, committees=(committee,)), owner="")


def _sheet(request: Request, opened: Opened) -> Sheet:
    _, found = _found(request, opened)
    base = str(request.base_url).rstrip("/")
    tasks = found.tasks if found else ()
    return Sheet(title="Actions asked for", headings=HEADINGS, rows=(tuple(_line(task, base)) for task in tasks))


def _line(task: Task, base: str) -> Iterator[Cell]:
    asked = task.asked
    yield from (task.label, asked.latest.title, asked.day, asked.who, asked.when, asked.due)
    yield "Yes" if asked.is_late else ""
    yield task.state.words or task.state.silence
    yield asked.since
    yield f"No later mention since {asked.since}" if asked.is_unmentioned else ""
    yield from (task.paper.title, task.paper.committee or "", Link(address=f"{base}{task.source}"))
    yield Link(address=f"{base}{task.origin}") if task.origin else None
