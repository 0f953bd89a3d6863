"""What a paper's page shows beside its words: its outline and how many records of each kind it has."""

from __future__ import annotations

from typing import Any

from api.document_records import held_in
from api.outline import outline_of
from vectorstore.index import Index
from vectorstore.types import AccessLevel, Document


def paper_parts(
    index: Index, document: Document, levels: frozenset[AccessLevel], page: int | None = None
) -> dict[str, Any]:
    """Return the variables of `_outline.html` and `_document_records.html`; `page` is the one that is shown."""
    return {
        "outline": outline_of(index, document, levels, page),
        "held": held_in(index, document.id, levels),
        "held_by": document,
    }
