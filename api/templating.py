"""Pages from templates, each with the same names to hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

HERE = Path(__file__).parent
STATIC = HERE / "static"

templates = Jinja2Templates(directory=HERE / "templates")


def _day(value: date | str | None) -> str:
    """Write a date as people in the United Kingdom do: 11 March 2025."""
    if not value:
        return ""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {day:%B %Y}"


def _link(citation: Mapping[str, Any]) -> str:
    """Return the address of a citation's words in their document."""
    return f"/documents/{citation['document_id']}?start={citation['start']}&end={citation['end']}#cited"


templates.env.filters["day"] = _day
templates.env.filters["link"] = _link
templates.env.trim_blocks = templates.env.lstrip_blocks = True


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """Return a page; `name` is what this clerk is called. Pages may be kept but are always asked for again."""
    name = request.app.state.settings.page.name
    kept = {"Cache-Control": "no-cache", **(headers or {})}
    return templates.TemplateResponse(request, template, {"name": name, **context}, status_code=status, headers=kept)
