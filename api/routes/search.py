"""Passages over HTTP, without an answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.record import OpenedDep
from api.routes.answers import PROBLEMS, question_of
from api.schemas import Name, QuestionText, SearchBody
from api.settings import MAX_HISTORY, MAX_HITS
from assistant.presenting import hit_as_dict
from vectorstore.types import PUBLIC_READER, Filters

router = APIRouter(prefix="/v1", tags=["search"])
Many = Annotated[list[Name], Query(max_length=50)]


@router.get("/search", response_model=SearchBody, responses=PROBLEMS, summary="Find passages")
def search(
    opened: OpenedDep,
    q: Annotated[QuestionText, Query(description="What to look for.", openapi_examples={"one": {"value": "A2.3"}})],
    k: Annotated[int, Query(ge=1, le=MAX_HITS, description="How many passages at most.")] = 10,
    history: Annotated[
        list[QuestionText], Query(max_length=MAX_HISTORY, description="The reader's earlier questions, oldest first.")
    ] = [],  # noqa: B006 - FastAPI copies it
    as_of: Annotated[date | None, Query(description="Only papers of meetings up to this day.")] = None,
    committee: Many = [],  # noqa: B006 - FastAPI copies it
    document: Many = [],  # noqa: B006
) -> dict[str, Any]:
    """Find the passages nearest to a question, best first, among those the public may read."""
    filters = Filters(levels=PUBLIC_READER, as_of=as_of, committees=tuple(committee), documents=tuple(document))
    hits = opened.assistant.search(question_of(q, history, filters), k)
    catalogue = opened.index.catalogue
    rows = [hit_as_dict(hit, catalogue.document(hit.chunk.document_id, PUBLIC_READER)) for hit in hits]
    return {"query": q, "hits": rows}
