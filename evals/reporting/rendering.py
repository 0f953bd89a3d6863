"""Fills a page in: whatever it is given is text, never mark-up, and its style is inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> str:
    """Return the page that a template of this folder makes of some values."""
    style = Markup((TEMPLATES / "report.css").read_text(encoding="utf-8"))
    return _environment().get_template(template).render(style=style, **values)


@cache
def _environment() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["svg"] = Markup
    found.filters["signed"] = lambda value: "-" if value is None else f"{value:+.3f}"
    found.filters["number"] = lambda value: "-" if value is None else f"{value:.3f}"
    return found
