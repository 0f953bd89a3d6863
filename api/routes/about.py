"""The pages that explain this clerk: how it answers, what is kept, how accessible it is, and its transparency record."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.about import saying
from api.about.accessibility import ENFORCERS, REVIEWED, TESTED
from api.about.atrs import STANDARD, record_of
from api.about.running import Running, running
from api.record import Record, RecordDep
from api.templating import render
from vectorstore.errors import ClerkError

router = APIRouter(include_in_schema=False)
log = logging.getLogger(__name__)


def _running(request: Request, record: Record) -> Running:
    """Return how clerk is set up; these pages are there too where the papers cannot be opened."""
    try:
        index = record.get().index
    except ClerkError as error:
        log.warning("The pages about clerk say nothing of its papers: %s", error)
        index = None
    return running(request.app.state.settings, index)


def _page(request: Request, template: str, key: str, now: Running, **more: Any) -> Response:
    return render(request, template, here=key, now=now, council=now.page.council or "the council", **more)


@router.get("/how")
def how(request: Request, record: RecordDep) -> Response:
    """Say how answers are made and what they cannot do."""
    now = _running(request, record)
    return _page(request, "how.html", "how", now, measured=saying.measured(now.measured))


@router.get("/privacy")
def privacy(request: Request, record: RecordDep) -> Response:
    """Say what is kept and logged, where, for how long, and how to delete it."""
    now = _running(request, record)
    return _page(request, "privacy.html", "privacy", now, contact=_contact(now), kept_for=saying.kept_for(now.keep_days))


@router.get("/accessibility")
def accessibility(request: Request, record: RecordDep) -> Response:
    """Give the accessibility statement that the 2018 Regulations ask for."""
    now = _running(request, record)
    body = ENFORCERS[now.page.nation]
    return _page(
        request, "accessibility.html", "accessibility", now, contact=_contact(now), enforcer=body, tested=TESTED,
        reviewed=REVIEWED, organisation=saying.given(now.page.council, "COUNCIL"),
    )  # fmt: skip


@router.get("/transparency")
def transparency(request: Request, record: RecordDep) -> Response:
    """Give the Algorithmic Transparency Record as a page."""
    now = _running(request, record)
    return _page(request, "transparency.html", "transparency", now, record=record_of(now), standard=STANDARD)


@router.get("/transparency.json")
def transparency_as_data(request: Request, record: RecordDep) -> Response:
    """Give the Algorithmic Transparency Record as data."""
    now = _running(request, record)
    sections = [
        {"title": section.title, "fields": [{"number": f.number, "name": f.name, "value": f.value} for f in section.fields]}
        for section in record_of(now)
    ]
    return JSONResponse({"standard": STANDARD, "tool": now.page.name, "version": now.version, "sections": sections})


def _contact(now: Running) -> str:
    return saying.given(now.page.contact, "CONTACT")
