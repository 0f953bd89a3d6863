"""What comes out of the register over HTTP, with an example of each; the names are those of the command line's JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api import examples
from api.schemas import CitationBody, CopyBody, shape
from vectorstore.records import FieldSource, RecordKind


def _with_from(example: dict[str, Any]) -> ConfigDict:
    """Take and give `from`, which Python keeps for itself."""
    return ConfigDict(**shape(example), validate_by_name=True, serialize_by_alias=True)


class FieldBody(BaseModel):
    """One named cell of a record."""

    model_config = _with_from(examples.FIELD)

    name: Annotated[str, Field(description="The field's own name, the same for every paper.")]
    heading: Annotated[str, Field(description="What this paper calls it.")]
    value: Annotated[str, Field(description="Plain words on one line; empty where blank or not shown.")]
    source: Annotated[FieldSource, Field(alias="from", description="Where the value comes from, or why there is none.")]


class QuoteBody(BaseModel):
    """A stretch of words that a record stands in."""

    model_config = shape(examples.RECORD["quotes"][0])

    quote: Annotated[str, Field(description="Verbatim words of the document.")]
    page: int | None
    start: int
    end: int


class RecordBody(BaseModel):
    """One row, minute, resolution or entry of a paper, as data."""

    model_config = shape(examples.RECORD)

    id: str
    kind: RecordKind
    ref: Annotated[str | None, Field(description="The reference in the form that its spellings share.")]
    label: Annotated[str | None, Field(description="The reference as the paper prints it.")]
    scope: Annotated[str, Field(description="The plan, report or body that the reference belongs to.")]
    document: str
    title: str
    meeting_date: date | None
    document_id: str
    version: int
    also_in: Annotated[list[CopyBody], Field(description="Other documents that hold the same words.")]
    as_of: Annotated[date | None, Field(description="The day the record speaks of.")]
    page: int | None
    locator: str
    table: str | None
    fields: list[FieldBody]
    quotes: Annotated[list[QuoteBody], Field(description="Its words, a stretch for each page they stand on.")]


class RecordsBody(BaseModel):
    """A page of records, newest paper first and each paper's in order of its text."""

    model_config = shape(
        {"total": 203, "counts": {"action": 203}, "records": [examples.RECORD], "next": examples.RECORD["id"]}
    )

    total: Annotated[int, Field(description="How many there are on all pages.")]
    counts: Annotated[dict[RecordKind, int], Field(description="How many of each kind, on all pages.")]
    records: list[RecordBody]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]


class MentionBody(BaseModel):
    """A record of a thing, or a passage that names it."""

    model_config = shape(examples.MENTION)

    kind: Annotated[str, Field(description="The record's kind, or `passage`.")]
    said: Annotated[str, Field(description="How the paper speaks of it: recommended in, resolved in, reported in.")]
    date: Annotated[date | None, Field(description="The day it speaks of, else of its meeting.")]
    document: str
    title: str
    document_id: str
    paper_kind: str
    page: int | None
    locator: str
    status: str | None
    lead: str | None
    due: str | None
    record: Annotated[str | None, Field(description="The record's id; null for a passage.")]
    citations: list[CitationBody]


class ChangeBody(BaseModel):
    """What one mention says otherwise than an earlier one."""

    model_config = shape(examples.CHANGE)

    what: Annotated[str, Field(description="status, rating, lead, due or wording.")]
    before: str
    after: str
    earlier: Annotated[int, Field(description="0-based place in the mentions.")]
    later: int


class ThingBody(BaseModel):
    """One thing under a reference, in one plan or report, with its history."""

    model_config = shape(examples.THING)

    ref: str
    label: str
    scope: str
    title: str
    mentions: Annotated[list[MentionBody], Field(description="Oldest first, undated last.")]
    changes: list[ChangeBody]


class SideBody(BaseModel):
    """One of the values that contradict each other."""

    model_config = shape(examples.SIDE)

    value: str
    how: Annotated[str, Field(description="stated, listed (rows counted) or summed (a column added).")]
    note: str
    citations: Annotated[list[CitationBody], Field(description="Its words; of rows and sums, the first and the last.")]


class DisagreementBody(BaseModel):
    """What the papers contradict themselves about."""

    model_config = shape(examples.DISAGREEMENT)

    what: str
    text: str
    sides: list[SideBody]


class HistoryBody(BaseModel):
    """All there is under a reference: things apart by plan, and passages that could be about any of them."""

    model_config = shape({"reference": "A2.3", "things": [examples.THING], "passages": [], "disagreements": []})

    reference: str
    things: list[ThingBody]
    passages: list[MentionBody]
    disagreements: list[DisagreementBody]
