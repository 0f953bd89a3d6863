"""What goes in and out over HTTP, with an example of each; the names are those of the command line's JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from api import examples
from api.settings import MAX_HISTORY, MAX_QUESTION
from vectorstore.types import DocumentKind


def _nothing(value: object) -> object:
    """Take null for a list that was left out, as in a file of questions."""
    return [] if value is None else value


QuestionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Names = Annotated[list[Name], Field(max_length=50), BeforeValidator(_nothing)]


def shape(example: dict[str, Any], strict: bool = False) -> ConfigDict:
    """Refuse unknown fields coming in, where a misspelt filter would widen a search; let them through going out."""
    return ConfigDict(extra="forbid" if strict else "allow", json_schema_extra={"examples": [example]})


class FiltersBody(BaseModel):
    """What a question may look at; everything the public may read where nothing is given."""

    model_config = shape(examples.FILTERS, strict=True)

    as_of: Annotated[date | None, Field(description="Only papers of meetings up to this day.")] = None
    committees: Annotated[Names, Field(description="Only papers of these committees.")] = []
    documents: Annotated[Names, Field(description="Only these documents, by id or file name.")] = []
    kinds: Annotated[
        list[DocumentKind], Field(max_length=50, description="Only these kinds of paper."), BeforeValidator(_nothing)
    ] = []
    refs: Annotated[Names, Field(description="Only documents that hold one of these references.")] = []


class AnswerRequest(BaseModel):
    """A question, the earlier questions it follows from, and what it may look at."""

    model_config = shape(examples.REQUEST, strict=True)

    question: QuestionText
    history: Annotated[
        list[QuestionText],
        Field(max_length=MAX_HISTORY, description="The reader's earlier questions, oldest first."),
        BeforeValidator(_nothing),
    ] = []
    filters: FiltersBody | None = None


class CopyBody(BaseModel):
    """Another document that holds the words of the one cited."""

    model_config = shape(examples.COPY)

    document: str
    document_id: str
    title: str


class CitationBody(BaseModel):
    """A place in the record and its exact words."""

    model_config = shape(examples.CITATION)

    document: Annotated[str, Field(description="The bare file name.")]
    quote: Annotated[str, Field(description="Verbatim words of the document.")]
    page: Annotated[int | None, Field(description="1-based page of the file, not the printed one; null for text.")]
    locator: Annotated[str, Field(description="Where a person looks.")]
    refs: list[str]
    title: str
    meeting_date: date | None
    document_id: str
    version: int
    start: Annotated[int, Field(description="First character of the quote in the text of record.")]
    end: Annotated[int, Field(description="One past the last character of the quote.")]
    also_in: Annotated[list[CopyBody], Field(description="Other documents that hold the same words.")]
    recognised: Annotated[
        float | None,
        Field(description="How surely, 0 to 1, a scanned page was read; null where the words are the file's own."),
    ]


class ClaimBody(BaseModel):
    """One checkable sentence."""

    model_config = shape(examples.CLAIM)

    text: str
    citations: Annotated[list[int], Field(description="1-based numbers into the answer's citations.")]


class TableRowBody(BaseModel):
    """A row of a table, with what it rests on."""

    model_config = shape(examples.TABLE["rows"][0])

    label: Annotated[str, Field(description="The row's reference as printed; empty where it has none.")]
    cells: Annotated[list[str], Field(description="A cell a column; empty where the paper's own is.")]
    citations: Annotated[list[int], Field(description="1-based numbers into the answer's citations.")]


class TableBody(BaseModel):
    """The rows that were counted or filtered, where they are more than a few."""

    model_config = shape(examples.TABLE)

    title: str
    columns: Annotated[list[str], Field(description="Headings, as the paper has them.")]
    rows: list[TableRowBody]
    claims: Annotated[list[int], Field(description="1-based numbers of the claims that say the same as the rows.")]


class ChoiceBody(BaseModel):
    """One thing that the question can mean."""

    model_config = shape(examples.CHOICE)

    label: Annotated[str, Field(description="The reference as its paper prints it.")]
    title: Annotated[str, Field(description="What it is, in the words of its row.")]
    paper: Annotated[str, Field(description="The latest paper that tells of it, with its date.")]
    citation: Annotated[int, Field(description="1-based number into the answer's citations.")]
    question: Annotated[str, Field(description="What to ask to mean this one.")]


class AnswerBody(BaseModel):
    """A cited answer, an abstention with its reason and the nearest facts as its citations, or a question back.

    A question back has the outcome "clarify" and at least two choices; it is no abstention.
    """

    model_config = shape(examples.ANSWER)

    id: str | int | None
    answer: str
    abstained: bool
    reason: str | None
    citations: list[CitationBody]
    latency_ms: float | None
    outcome: str
    confidence: Annotated[float, Field(description="How likely, 0 to 1, the evidence states all that was asked.")]
    reading: Annotated[str, Field(description="Which words of the question were read as others; empty for none.")]
    lead: str
    claims: list[ClaimBody]
    table: TableBody | None
    choices: Annotated[list[ChoiceBody], Field(description="What the question may mean; empty unless it is unclear.")]
    notes: Annotated[list[str], Field(description="What to know of how the answer came about, for the reader.")]


class HitBody(BaseModel):
    """A passage that was found."""

    model_config = shape(examples.HIT)

    document: str
    text: Annotated[str, Field(description="Verbatim words of the document.")]
    deleted: Annotated[list[tuple[int, int]], Field(description="Struck out: [start, end) of `text`.")]
    page: int | None
    locator: str
    score: Annotated[float, Field(description="Higher is better, within one search.")]


class SearchBody(BaseModel):
    """Passages, best first."""

    model_config = shape({"query": examples.REQUEST["question"], "hits": [examples.HIT]})

    query: str
    hits: list[HitBody]


class ProblemBody(BaseModel):
    """An error (RFC 9457): `detail` says what happened and what to do."""

    model_config = shape(examples.PROBLEM)

    type: str
    title: str
    status: int
    detail: str


class HealthBody(BaseModel):
    """The process answers."""

    model_config = shape({"status": "ok"})

    status: str


class ReadyBody(BaseModel):
    """The record is open and questions can be asked; `empty` says that nothing has been read into it yet."""

    model_config = shape(examples.READY)

    status: str
    empty: bool
    documents: int
    chunks: int
    embedder: str
