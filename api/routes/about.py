"""The pages that explain this clerk: how it answers, what it keeps, how accessible it is, its transparency record."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.about.accessibility import ENFORCERS, REVIEWED, TESTED
from api.about.atrs import record_of, template
from api.about.running import Running, running
from api.about.saying import given, holdings, kept_for, measured
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


@router.get("/how")
def how(request: Request, record: RecordDep) -> Response:
    """Say how answers are made and what they cannot do."""
    now = _running(request, record)
    said: dict[str, Any] = {"measured": measured(now.measured), "holds": holdings(now.holdings)}
    return render(request, "how.html", here="how", now=now, **said)


@router.get("/privacy")
def privacy(request: Request, record: RecordDep) -> Response:
    """Say what is kept and logged, where, for how long, and how to delete it."""
    now = _running(request, record)
    said: dict[str, Any] = {"contact": given(now.page.contact, "contact"), "kept_for": kept_for(now.keep_days)}
    return render(request, "privacy.html", here="privacy", now=now, **said)


@router.get("/accessibility")
def accessibility(request: Request, record: RecordDep) -> Response:
    """Give the accessibility statement that the 2018 Regulations ask for."""
    now = _running(request, record)
    said: dict[str, Any] = {
        "contact": given(now.page.contact, "contact"),
        "organisation": given(now.page.council, "council"),
    }
    law: dict[str, Any] = {"enforcer": ENFORCERS[now.page.nation], "tested": TESTED, "reviewed": REVIEWED}
    return render(request, "accessibility.html", here="accessibility", now=now, **said, **law)


@router.get("/transparency")
def transparency(request: Request, record: RecordDep) -> Response:
    """Give the Algorithmic Transparency Record as a page."""
    told: dict[str, Any] = {"record": record_of(_running(request, record)), "standard": template()["standard"]}
    return render(request, "transparency.html", here="transparency", **told)


@router.get("/transparency.json")
def transparency_as_data(request: Request, record: RecordDep) -> Response:
    """Give the Algorithmic Transparency Record as data."""
    now = _running(request, record)
    sections = [asdict(section) for section in record_of(now)]
    told = {"standard": template()["standard"], "tool": now.page.name, "version": now.version, "sections": sections}
    return JSONResponse(told)
