"""What goes out over HTTP about papers and stretches of them, with an example of each."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from api import examples
from api.schemas import shape


class DocumentBody(BaseModel):
    """A document that the record holds."""

    model_config = shape(examples.DOCUMENT)

    id: str
    version: int
    name: str
    title: str
    council: str | None
    committee: str | None
    kind: str
    meeting_date: date | None
    pages: Annotated[int | None, Field(description="Pages of the file; null for text.")]


class DocumentsBody(BaseModel):
    """Every document that this reader may see."""

    model_config = shape({"documents": [examples.DOCUMENT]})

    documents: list[DocumentBody]


class PassageBody(BaseModel):
    """Cited words in their surroundings."""

    model_config = shape(examples.PASSAGE)

    document_id: str
    version: int
    document: str
    title: str
    meeting_date: date | None
    page: int | None
    locator: str
    before: str
    quote: str
    after: str
    deleted: Annotated[
        list[tuple[int, int]], Field(description="Struck out: [start, end) of the document, as start and end are.")
    ]
    start: int
    end: int
