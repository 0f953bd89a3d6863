"""A reference over HTTP: every mention of it, told apart by plan, and what changed. The reader is the public."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from api.record import OpenedDep
from api.routes.answers import PROBLEMS
from api.routes.narrowed import FiltersDep
from api.schemas import Name, ProblemBody
from api.schemas_register import HistoryBody
from assistant.disagreeing.finding import Disagreements
from assistant.history import history_of
from assistant.near_references import unknown_reference
from assistant.presenting_register import history_as_dict

router = APIRouter(prefix="/v1", tags=["register"])
UNKNOWN: dict[int | str, dict[str, Any]] = {
    404: {"model": ProblemBody, "description": "No paper of this reader's refers to it; `near` lists what comes near."}
}


@router.get(
    "/references/{ref:path}",
    response_model=HistoryBody,
    responses={**PROBLEMS, **UNKNOWN},
    summary="Every mention of a reference",
)
def reference(
    ref: Annotated[Name, Path(description='Such as "A2.3", "Minute 36" or "24/00093".', examples=["A2.3"])],
    opened: OpenedDep,
    filters: FiltersDep,
) -> dict[str, Any]:
    """Give the history of a reference; the same reference of two plans is two things."""
    found = history_of(ref, opened.index, filters)
    if not found:
        raise unknown_reference(ref, opened.index, filters)
    return history_as_dict(found, Disagreements(opened.index).of_history(found, filters))
