"""Whether the process is up, and whether questions can be asked."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.record import OpenedDep
from api.routes.answers import PROBLEMS
from api.schemas import HealthBody, ReadyBody
from vectorstore.types import PUBLIC_READER

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=HealthBody, summary="Is the process up?")
def healthz() -> dict[str, str]:
    """Answer without touching the record."""
    return {"status": "ok"}


@router.get("/readyz", response_model=ReadyBody, responses={503: PROBLEMS[503]}, summary="Can questions be asked?")
def readyz(opened: OpenedDep) -> dict[str, Any]:
    """Open the record and load the embedder; 503 with the reason where either fails. An empty record is ready."""
    counts = opened.index.catalogue.counts(PUBLIC_READER)
    return {
        "status": "ready",
        "empty": counts.documents == 0,
        "documents": counts.documents,
        "chunks": counts.chunks,
        "embedder": opened.index.embedder.name,
    }
