"""Questions that the page offers to someone who does not know yet what to ask."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from api.settings import PageSettings
from vectorstore.types import DocumentKind

if TYPE_CHECKING:
    from vectorstore.catalogue.values import DocumentInfo

OFFERED = 4  # as many as a phone shows without scrolling past the box


def _day(info: DocumentInfo) -> str:
    return f" on {info.meeting_date.day} {info.meeting_date:%B %Y}" if info.meeting_date else ""


def _of_minutes(info: DocumentInfo) -> str:
    return (
        f"What did the {info.committee} resolve{_day(info)}?"
        if info.committee
        else f"What does “{info.title}” say was resolved?"
    )


WORDINGS: dict[DocumentKind, Callable[[DocumentInfo], str]] = {
    DocumentKind.MINUTES: _of_minutes,
    DocumentKind.DECISION: lambda info: f"What was decided in “{info.title}”?",
    DocumentKind.REPORT: lambda info: f"What does “{info.title}” recommend?",
    DocumentKind.PLAN: lambda info: f"Which actions are in “{info.title}”?",
}


def _of_sample(papers: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """Return questions about the sample council, where nothing but its papers is stored."""
    sample = files("evals.sample")
    known = {paper.name for paper in (sample / "papers").iterdir()}
    if not {info.name for info in papers} <= known:
        return ()
    return tuple(json.loads((sample / "asked.json").read_text(encoding="utf-8")))


def suggested(papers: Sequence[DocumentInfo], settings: PageSettings) -> tuple[str, ...]:
    """Return the questions that the settings name, else one for each kind of paper, from its newest titles."""
    if not papers:
        return ()
    if settings.examples:
        return settings.examples
    # `papers` come newest first.
    newest = {info.kind: info for info in reversed(papers)}
    made = tuple(WORDINGS[kind](newest[kind]) for kind in WORDINGS if kind in newest)
    return (_of_sample(papers) or made)[:OFFERED]
