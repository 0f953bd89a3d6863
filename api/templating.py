"""Pages from templates, each with the same names to hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from api.harmless import harmless
from api.person import Role, person_of
from api.turns import NO_ANSWER
from assistant.changes import told_apart
from assistant.presenting import remarks

HERE = Path(__file__).parent
STATIC = HERE / "static"

BRIEF = 17  # characters: a date, a state or a reference, which stays on one line
WIDE = 6  # columns, which the width of a text is too little for
SHORT_LINE = 40  # characters: the lines of a page are about twice as long


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A page that every page leads to; with `role`, for those alone who have it."""

    key: str
    label: str
    address: str
    role: Role | None = None


PAGES = (
    Link(key="ask", label="Ask", address="/"),
    Link(key="documents", label="Papers", address="/documents"),
    Link(key="register", label="Register", address="/register"),
    Link(key="actions", label="Actions", address="/actions"),
    Link(key="conversations", label="Your questions", address="/conversations", role=Role.COUNCILLOR),
    Link(key="feedback", label="Feedback", address="/feedback", role=Role.OFFICER),
)
SMALL_PRINT = (
    Link(key="how", label="How answers are made", address="/how"),
    Link(key="privacy", label="What is kept", address="/privacy"),
    Link(key="accessibility", label="Accessibility", address="/accessibility"),
    Link(key="transparency", label="Transparency record", address="/transparency"),
)

templates = Jinja2Templates(directory=HERE / "templates")


def _day(value: date | str | None) -> str:
    """Write a date as people in the United Kingdom do: 11 March 2025."""
    if not value:
        return ""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {day:%B %Y}"


def _short_day(value: date | None) -> str:
    """Write a date as a column of a table has room for: 11 Mar 2025."""
    return f"{value.day} {value:%b %Y}" if value else ""


def _link(citation: Mapping[str, Any]) -> str:
    """Return the address of a citation's words in their document."""
    return f"/documents/{citation['document_id']}?start={citation['start']}&end={citation['end']}#cited"


def _in_cells(quote: str) -> bool:
    """Say whether a quote is a table's row: tabs between its cells, or many short lines, a cell or so each.

    Such a quote is shown with its gaps, any other as running words: the line ends of a page mean nothing elsewhere.
    The same rule stands in clerk.js.
    """
    lines = quote.split("\n")
    return "\t" in quote or (len(lines) > 2 and len(quote) < SHORT_LINE * len(lines))


def _harmless(value: Any) -> Any:
    """Make what a template prints harmless: words of papers, and of whoever asks, reach a page in no other way."""
    return harmless(value) if isinstance(value, str) else value


def _brief(cell: str) -> bool:
    """Say whether a cell stays on one line; the same rule stands in clerk.js."""
    return len(cell) <= BRIEF


def _wide(columns: Sequence[str]) -> bool:
    """Say whether a table is given more than the width of a text; the same rule stands in clerk.js."""
    return len(columns) >= WIDE


templates.env.filters["day"] = _day
templates.env.filters["short_day"] = _short_day
templates.env.tests["brief"] = _brief
templates.env.tests["wide"] = _wide
templates.env.tests["in_cells"] = _in_cells
templates.env.filters["link"] = _link
templates.env.filters["of_day"] = lambda number, sources: sources[number - 1]["meeting_date"]
templates.env.filters["remarks"] = remarks
templates.env.filters["told_apart"] = told_apart
templates.env.globals["no_answer"] = NO_ANSWER
templates.env.finalize = _harmless
templates.env.trim_blocks = templates.env.lstrip_blocks = True


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """Return a page; `name` is what this clerk is called. Pages may be kept but are always asked for again."""
    kept = {"Cache-Control": "no-cache", **(headers or {})}
    return templates.TemplateResponse(
        request, template, {**framed(request), **context}, status_code=status, headers=kept
    )


def fragment(request: Request, template: str, **context: Any) -> str:
    """Return a part of a page as markup, made as `render` makes the whole of it."""
    return templates.get_template(template).render({"request": request, **framed(request), **context})


def framed(request: Request) -> dict[str, Any]:
    """Return what the frame of every page is made from."""
    settings, person = request.app.state.settings.page, person_of(request)
    return {
        "name": settings.name,
        "own_style": settings.style is not None,
        "built": built(),
        "person": person,
        "pages": [link for link in PAGES if link.role is None or (person and link.role in person.roles)],
        "small_print": SMALL_PRINT,
    }


@cache
def built() -> str:
    """Return what the addresses of style and script end in, so that a browser keeps them until they change."""
    files = (STATIC / "clerk.css", STATIC / "clerk.js")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
