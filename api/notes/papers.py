"""What a note tells of a cited paper beside what the answer kept: committee, printed page, and if it may be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from api.notes.model import WITHHELD
from api.passages import visible
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.errors import NotInCatalogue
from vectorstore.types import OFFICER_READER, AccessLevel, Document, Span

REPLACED = "This paper has been replaced or removed since; the words are those of the time."


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """A paper as it stands now: whether it can be opened, and whether this reader may not see the words."""

    committee: str = ""
    printed: str = ""
    held: bool = True
    withheld: bool = False


def facts_of(catalogue: Catalogue, citation: Mapping[str, Any], levels: frozenset[AccessLevel]) -> Facts:
    """Return what the catalogue says today of a citation that was kept, for a reader of `levels`.

    A paper that is gone leaves its words to those who once were given them; one that was made exempt does not.
    """
    try:
        document = catalogue.document(citation["document_id"], OFFICER_READER)
    except NotInCatalogue:
        return Facts(held=False)
    span = Span(start=citation["start"], end=citation["end"])
    if span.end > len(document.text) or not _may_see(document, span, levels):
        return Facts(withheld=True)
    return Facts(committee=document.committee or "", printed=_printed(document, span))


def _may_see(document: Document, span: Span, levels: Collection[AccessLevel]) -> bool:
    return visible(document, span, levels) == (span,)


def _printed(document: Document, span: Span) -> str:
    """Return the number printed on the page, where it differs from the page's place in the file."""
    page = next((page for page in reversed(document.pages) if page.span.start <= span.start), None)
    return page.printed if page and page.printed and page.printed != str(page.number) else ""


def without_withheld(
    catalogue: Catalogue, answer: Mapping[str, Any], levels: frozenset[AccessLevel]
) -> Mapping[str, Any]:
    """Return an answer as it was kept, or, where it rests on words that are withheld now, what may be told of it."""
    if not any(facts_of(catalogue, citation, levels).withheld for citation in answer["citations"]):
        return answer
    emptied: dict[str, Any] = {"lead": "", "claims": [], "table": None, "choices": [], "citations": []}
    return {**answer, **emptied, "answer": WITHHELD, "notes": [*answer["notes"], WITHHELD]}
