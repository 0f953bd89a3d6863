"""Rows written by hand: short places in two imagined documents, "plan" and "minutes"."""

from __future__ import annotations

from evals.metrics.base import Metric
from evals.scoring import ALL, score_rows
from evals.types import Cited, Found, GoldEvidence, Place, Row, Sentence


def place(start: int, end: int, document: str = "plan") -> Place:
    return Place(document_id=document, start=start, end=end)


def gold(*places: Place, document: str = "plan.pdf") -> GoldEvidence:
    return GoldEvidence(document=document, quote="words of record", places=places)


def cited(start: int, end: int, document: str = "plan", *, resolved: bool = True, stands: bool = True) -> Cited:
    return Cited(
        document=f"{document}.pdf",
        quote="words of record",
        page=1,
        place=place(start, end, document),
        resolved=resolved,
        stands=stands,
    )


def found(start: int, end: int, document: str = "plan") -> Found:
    return Found(chunk_id=f"{document}-{start}", document=f"{document}.pdf", place=place(start, end, document))


def answered(
    *,
    id: str = "q1",
    type: str = "fact",
    answerable: bool = True,
    answer: str = "",
    evidence: tuple[GoldEvidence, ...] = (),
    citations: tuple[Cited, ...] = (),
    facts: tuple[tuple[str, ...], ...] = (),
    hits: tuple[Found, ...] = (),
    sentences: tuple[Sentence, ...] | None = None,
    confidence: float | None = None,
) -> Row:
    every = (Sentence(text=answer, citations=tuple(range(1, len(citations) + 1))),)
    return Row(
        id=id,
        question="When was the library opened?",
        type=type,
        answerable=answerable,
        key_facts=facts,
        evidence=evidence,
        answer=answer,
        sentences=every if sentences is None else sentences,
        citations=citations,
        hits=hits,
        confidence=confidence,
    )


def abstained(
    *,
    id: str = "q1",
    type: str = "fact",
    answerable: bool = True,
    evidence: tuple[GoldEvidence, ...] = (),
    citations: tuple[Cited, ...] = (),
    facts: tuple[tuple[str, ...], ...] = (),
    answer: str = "The record does not say.",
    confidence: float | None = None,
) -> Row:
    return Row(
        id=id,
        question="When was the library opened?",
        type=type,
        answerable=answerable,
        key_facts=facts,
        evidence=evidence,
        answer=answer,
        citations=citations,
        abstained=True,
        reason="not_found",
        confidence=confidence,
    )


def values(metric: Metric, *rows: Row) -> dict[str, float | None]:
    return {name: score.value for name, score in score_rows(rows, [metric], resamples=0)[ALL].items()}
