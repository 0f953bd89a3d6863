"""Passages over HTTP, without an answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.record import OpenedDep
from api.routes.answers import PROBLEMS, question_of
from api.routes.narrowed import FiltersDep
from api.schemas import QuestionText, SearchBody
from api.settings import MAX_HISTORY, MAX_HITS
from assistant.presenting import hit_as_dict
from vectorstore.types import PUBLIC_READER

router = APIRouter(prefix="/v1", tags=["search"])


@router.get("/search", response_model=SearchBody, responses=PROBLEMS, summary="Find passages")
def search(
    opened: OpenedDep,
    filters: FiltersDep,
    q: Annotated[QuestionText, Query(description="What to look for.", openapi_examples={"one": {"value": "A2.3"}})],
    k: Annotated[int, Query(ge=1, le=MAX_HITS, description="How many passages at most.")] = 10,
    history: Annotated[
        list[QuestionText], Query(max_length=MAX_HISTORY, description="The reader's earlier questions, oldest first.")
    ] = [],  # noqa: B006 - FastAPI copies it
) -> dict[str, Any]:
    """Find the passages nearest to a question, best first, among those the public may read."""
    hits = opened.assistant.search(question_of(q, history, filters), k)
    catalogue = opened.index.catalogue
    rows = [hit_as_dict(hit, catalogue.document(hit.chunk.document_id, PUBLIC_READER)) for hit in hits]
    return {"query": q, "hits": rows}
