"""Answers and hits as plain JSON values: the one wire format of the command line, the HTTP interface and the evals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from assistant.tables import AnswerTable
from assistant.types import Answer, Choice, Citation, Claim
from assistant.understanding.types import ReadAs
from vectorstore.types import Document, Hit, OtherCopy


def titled(title: str, day: date | None) -> str:
    """Return a paper's title with its meeting's date, said once: the titles of minutes and agendas hold it already."""
    spoken = f"{day.day} {day:%B %Y}" if day else ""
    return title if spoken in title else f"{title}, {spoken}"


def reading_of(read_as: Iterable[ReadAs]) -> str:
    """Say which words of a question were read as others, empty where none were."""
    said = [f"“{one.typed}” as “{one.read}”" for one in read_as]
    return f"Read {', '.join(said)}." if said else ""


def remarks(citation: Mapping[str, Any]) -> str:
    """Return what to know of a source beside its place: that it was a scan, and where else its words stand.

    `citation` is one of the wire format; the same words are put together in clerk.js.
    """
    sure = citation["recognised"]
    said = [f"Read from a scan, {round(sure * 100)} % sure."] if sure is not None else []
    names = ", ".join(dict.fromkeys(copy["document"] for copy in citation["also_in"]))
    return " ".join([*said, *([f"Also in {names}."] if names else [])])


def citation_as_dict(citation: Citation) -> dict[str, Any]:
    """Return a citation under the names that readers of the format rely on, with what a link to it needs.

    `page` is the 1-based page of the file where the quote starts, None for a file without pages; `start` and `end`
    count characters of the document's text of record; `also_in` are other documents that hold the same words, and
    `recognised` is how surely, 0 to 1, a scanned page was read, None where the words are the file's own.
    """
    return {
        "document": citation.document,
        "quote": citation.quote,
        "page": citation.locator.page,
        "locator": str(citation.locator),
        "refs": list(citation.refs),
        "title": citation.title,
        "meeting_date": citation.meeting_date.isoformat() if citation.meeting_date else None,
        "document_id": citation.document_id,
        "version": citation.version,
        "start": citation.span.start,
        "end": citation.span.end,
        "also_in": copies_as_dicts(citation.also_in),
        "recognised": citation.recognised,
    }


def copies_as_dicts(copies: Iterable[OtherCopy]) -> list[dict[str, Any]]:
    """Return the other documents that hold the words of the one named."""
    return [{"document": copy.name, "document_id": copy.document_id, "title": copy.title} for copy in copies]


def claim_as_dict(claim: Claim, numbers: dict[Citation, int]) -> dict[str, Any]:
    """Return a claim with its citations as 1-based numbers, as they are printed: [1], [2]."""
    return {"text": claim.text, "citations": [numbers[citation] for citation in claim.citations]}


def choice_as_dict(choice: Choice, numbers: dict[Citation, int]) -> dict[str, Any]:
    """Return a choice: what it is, in which paper, its citation's number, and the question that picking it asks."""
    return {
        "label": choice.label,
        "title": choice.title,
        "paper": choice.paper,
        "citation": numbers[choice.citation],
        "question": choice.question,
    }


def table_as_dict(answer: Answer, table: AnswerTable, numbers: dict[Citation, int]) -> dict[str, Any]:
    """Return a table with its rows' citations as numbers, and which claims, 1-based, say the same as its rows."""
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [
            {"label": row.label, "cells": list(row.cells), "citations": [numbers[cited] for cited in row.citations]}
            for row in table.rows
        ],
        "claims": [number for number, claim in enumerate(answer.claims, start=1) if claim in table.claims],
    }


def answer_as_dict(answer: Answer, question_id: str | None = None, latency_ms: float | None = None) -> dict[str, Any]:
    """Return an answer as JSON values; `citations` are best first, and of an abstention those of the nearest facts."""
    numbers = {citation: number for number, citation in enumerate(answer.citations, start=1)}
    choices = answer.clarification.choices if answer.clarification else ()
    return {
        "id": question_id,
        "answer": answer.text,
        "abstained": answer.abstention is not None,
        "reason": answer.abstention.reason.value if answer.abstention else None,
        "citations": [citation_as_dict(citation) for citation in answer.citations],
        "latency_ms": latency_ms,
        "outcome": answer.outcome.value,
        "confidence": round(answer.confidence, 3),
        "reading": reading_of(answer.read_as),
        "lead": answer.clarification.text if answer.clarification else answer.lead,
        "claims": [claim_as_dict(claim, numbers) for claim in answer.claims],
        "table": table_as_dict(answer, answer.table, numbers) if answer.table else None,
        "choices": [choice_as_dict(choice, numbers) for choice in choices],
        "notes": list(answer.notes),
    }


def hit_as_dict(hit: Hit, document: Document) -> dict[str, Any]:
    """Return a found chunk as JSON values; a higher `score` is better within one search.

    `text` is verbatim; `deleted` are the [start, end) of it that are no part of what the paper says.
    """
    span = hit.chunk.span
    return {
        "document": document.name,
        "text": hit.chunk.text,
        "deleted": [(gone.start - span.start, gone.end - span.start) for gone in hit.chunk.deleted],
        "page": document.page_of(span.start),
        "locator": str(hit.chunk.locator),
        "score": hit.score,
        "refs": list(hit.chunk.refs),
        "title": document.title,
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "document_id": document.id,
        "version": document.version,
        "start": span.start,
        "end": span.end,
    }
