"""Answers in the wire format, as they are kept, for tests of what is made of them."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

PAGE = {"Accept": "text/html"}
COST = "How much will the harbour wall repairs cost?"


def citation(number: int, quote: str = "", **changed: Any) -> dict[str, Any]:
    """A citation of a made-up paper; each number is another place."""
    return {
        "document": "harbour.pdf",
        "quote": quote or f"The harbour wall\nis {number} metres long.",
        "page": number,
        "locator": f"p. {number}, Background, para 2.{number}",
        "refs": [],
        "title": "Harbour wall repairs",
        "meeting_date": "2025-03-11",
        "document_id": "abc",
        "version": 1,
        "start": number * 100,
        "end": number * 100 + 50,
        "also_in": [],
        "recognised": None,
        **changed,
    }


def answer(**changed: Any) -> dict[str, Any]:
    """An answer of two claims, the first with two sources and the second with one of them again."""
    return {
        "id": None,
        "answer": "From Harbour wall repairs:\nIt is long.\nIt is old.",
        "abstained": False,
        "reason": None,
        "citations": [citation(1), citation(2)],
        "latency_ms": None,
        "outcome": "answered",
        "confidence": 0.8,
        "reading": "",
        "lead": "From Harbour wall repairs, 11 March 2025:",
        "claims": [{"text": "It is long.", "citations": [1, 2]}, {"text": "It is old.", "citations": [2]}],
        "table": None,
        "choices": [],
        "notes": [],
        **changed,
    }


def tabled() -> dict[str, Any]:
    """An answer whose rows are a table: the first claim counts them, the others say the same as the rows."""
    rows = [{"label": f"C{n}", "cells": [f"C{n}", "Mend the pump", "Red"], "citations": [n]} for n in (1, 2)]
    table = {"title": "The 2 actions", "columns": ["Ref", "Action", "RAG"], "rows": rows, "claims": [2, 3]}
    claims = [
        {"text": "2 of the 8 actions are red: C1 and C2.", "citations": [1, 2]},
        {"text": "C1 Mend the pump", "citations": [1]},
        {"text": "C2 Mend the pump", "citations": [2]},
    ]
    cited = [citation(n, f"C{n}\tMend the pump\tRed") for n in (1, 2)]
    return answer(table=table, claims=claims, citations=cited)


def abstention() -> dict[str, Any]:
    """An abstention with the nearest words that the papers do hold."""
    nothing = {"claims": [], "lead": "", "citations": [citation(3)]}
    said = "The record does not say. Searched 3 papers."
    return answer(abstained=True, outcome="abstained", reason="not_found", answer=said, **nothing)


def asked(client: TestClient, question: str = COST, conversation: str = "") -> tuple[str, str]:
    """Ask on the page as the local user; returns the conversation's id and the last turn's."""
    posted = {"question": question, **({"conversation": conversation} if conversation else {})}
    page = client.post("/ask", data=posted, headers=PAGE)
    address = page.url.path.removeprefix("/conversations/")
    return address, page.text.rpartition('data-turn="')[2].partition('"')[0]
