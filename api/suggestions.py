"""Questions that the page offers to someone who does not know yet what to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def suggested(papers: Sequence[DocumentInfo], settings: PageSettings) -> tuple[str, ...]:
    """Return the questions that the settings name, else one for each kind of paper, from its newest titles."""
    if settings.examples or not papers:
        return settings.examples if papers else ()
    dated = sorted(papers, key=lambda info: info.meeting_date.toordinal() if info.meeting_date else 0, reverse=True)
    first = {kind: next((info for info in dated if info.kind == kind), None) for kind in WORDINGS}
    return tuple(WORDINGS[kind](info) for kind, info in first.items() if info)[:OFFERED]
