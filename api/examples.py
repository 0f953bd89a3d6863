"""Examples for the OpenAPI description, from the papers of a council that does not exist."""

from typing import Any

FILTERS: dict[str, Any] = {"as_of": "2025-03-31", "committees": ["Cabinet"]}

REQUEST: dict[str, Any] = {
    "question": "Who leads A2.3?",
    "history": ["What is the recovery plan?"],
    "filters": FILTERS,
}

COPY: dict[str, Any] = {
    "document": "recovery-plan-march-2025.docx",
    "document_id": "b6e01d9fa4c27385",
    "title": "Recovery plan: third report",
}

CITATION: dict[str, Any] = {
    "document": "recovery-plan-march-2025.pdf",
    "quote": "A2.3 Replace the case system Head of Digital On track",
    "page": 14,
    "locator": "p. 14, Appendix One, row A2.3",
    "refs": ["A2.3"],
    "title": "Recovery plan: third report",
    "meeting_date": "2025-03-11",
    "document_id": "3f9a6c1e20b74d58",
    "version": 1,
    "start": 20412,
    "end": 20465,
    "also_in": [COPY],
    "recognised": None,
}

CLAIM: dict[str, Any] = {"text": "A2.3 Replace the case system: Head of Digital.", "citations": [1]}

TABLE: dict[str, Any] = {
    "title": "The 7 actions in Appendix One: actions",
    "columns": ["Ref", "Action", "Lead", "Status"],
    "rows": [{"label": "A2.3", "cells": ["A2.3", "Replace the case system", "Head of Digital", ""], "citations": [1]}],
    "claims": [2],
}

CHOICE: dict[str, Any] = {
    "label": "A2.3",
    "title": "Replace the case system",
    "paper": "Improvement plan: spring report, 9 April 2025",
    "citation": 1,
    "question": "Who leads A2.3 (Replace the case system)?",
}

ANSWER: dict[str, Any] = {
    "id": None,
    "answer": "The record says:\nA2.3 Replace the case system: Head of Digital.",
    "abstained": False,
    "reason": None,
    "citations": [CITATION],
    "latency_ms": 84.2,
    "outcome": "answered",
    "confidence": 0.812,
    "reading": "",
    "lead": "The record says:",
    "claims": [CLAIM],
    "table": None,
    "choices": [],
    "notes": [],
}

HIT: dict[str, Any] = {
    "document": CITATION["document"],
    "text": CITATION["quote"],
    "deleted": [],
    "page": 14,
    "locator": CITATION["locator"],
    "score": 0.87,
}

DOCUMENT: dict[str, Any] = {
    "id": CITATION["document_id"],
    "version": 1,
    "name": CITATION["document"],
    "title": CITATION["title"],
    "council": "Wexcombe Borough Council",
    "committee": "Cabinet",
    "kind": "report",
    "meeting_date": "2025-03-11",
    "pages": 22,
}

PASSAGE: dict[str, Any] = {
    "document_id": CITATION["document_id"],
    "version": 1,
    "document": CITATION["document"],
    "title": CITATION["title"],
    "meeting_date": "2025-03-11",
    "page": 14,
    "locator": CITATION["locator"],
    "before": "Project Lead Status ",
    "quote": CITATION["quote"],
    "after": " A2.4 Retrain first-line staff",
    "deleted": [],
    "start": CITATION["start"],
    "end": CITATION["end"],
}

FIELD: dict[str, Any] = {"name": "owner", "heading": "Lead", "value": "Head of Digital", "from": "text"}

RECORD: dict[str, Any] = {
    "id": "3f9a6c1e20b74d58-r12",
    "kind": "action",
    "ref": "a2.3",
    "label": "A2.3",
    "scope": "Recovery plan",
    "document": CITATION["document"],
    "title": CITATION["title"],
    "meeting_date": "2025-03-11",
    "document_id": CITATION["document_id"],
    "version": 1,
    "also_in": [COPY],
    "as_of": "2025-02-28",
    "page": 14,
    "locator": CITATION["locator"],
    "table": "Appendix One: actions",
    "fields": [FIELD],
    "quotes": [{"quote": CITATION["quote"], "page": 14, "start": CITATION["start"], "end": CITATION["end"]}],
}

MENTION: dict[str, Any] = {
    "kind": "action",
    "said": "reported in",
    "date": "2025-02-28",
    "document": CITATION["document"],
    "title": CITATION["title"],
    "document_id": CITATION["document_id"],
    "paper_kind": "report",
    "page": 14,
    "locator": CITATION["locator"],
    "status": "On track",
    "lead": "Head of Digital",
    "due": None,
    "record": RECORD["id"],
    "citations": [CITATION],
}

CHANGE: dict[str, Any] = {"what": "status", "before": "Delayed", "after": "On track", "earlier": 0, "later": 1}

THING: dict[str, Any] = {
    "ref": "a2.3",
    "label": "A2.3",
    "scope": RECORD["scope"],
    "title": "Replace the case system",
    "mentions": [{**MENTION, "date": "2024-11-30", "status": "Delayed"}, MENTION],
    "changes": [CHANGE],
}

SIDE: dict[str, Any] = {"value": "Delayed", "how": "stated", "note": "", "citations": [CITATION]}

DISAGREEMENT: dict[str, Any] = {
    "what": "the status of A2.3",
    "text": "The record differs on the status of A2.3: Delayed stated (p. 2), On track stated (p. 14).",
    "sides": [SIDE, {**SIDE, "value": "On track"}],
}

PROBLEM: dict[str, Any] = {
    "type": "about:blank",
    "title": "Unprocessable Entity",
    "status": 422,
    "detail": "The request is not as described in /openapi.json. question: Field required",
    "instance": "/v1/answers",
    "errors": [{"field": "question", "message": "Field required"}],
}

READY: dict[str, Any] = {"status": "ready", "empty": False, "documents": 12, "chunks": 640, "embedder": "minilm-int8"}

CLAIM_EVENT: dict[str, Any] = {"text": CLAIM["text"], "citations": [{"number": 1, **CITATION}]}
