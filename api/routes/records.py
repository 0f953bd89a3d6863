"""Records over HTTP: rows of tables, minutes and resolutions as data, filtered and a page at a time."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.record import OpenedDep
from api.routes.answers import PROBLEMS
from api.routes.narrowed import PaperFiltersDep
from api.schemas_register import RecordsBody
from assistant.presenting_register import record_as_dict
from assistant.selecting import Wanted, select
from vectorstore.records import RecordKind
from vectorstore.types import PUBLIC_READER

router = APIRouter(prefix="/v1", tags=["register"])
MOST, USUAL = 200, 50
Words = Annotated[str, Query(max_length=300)]


@router.get("/records", response_model=RecordsBody, responses=PROBLEMS, summary="List and count records")
def records(
    opened: OpenedDep,
    filters: PaperFiltersDep,
    kind: Annotated[list[RecordKind], Query(max_length=len(RecordKind), description="Only these kinds.")] = [],  # noqa: B006 - FastAPI copies it
    ref: Annotated[Words, Query(description="Only what stands under this reference.")] = "",
    status: Annotated[Words, Query(description="Only where status or rating holds these words.")] = "",
    owner: Annotated[Words, Query(description="Only where lead or owner holds these words.")] = "",
    q: Annotated[Words, Query(description="Only what holds all of these words.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many on a page at most.")] = USUAL,
    cursor: Annotated[str | None, Query(max_length=300, description="`next` of the page before.")] = None,
) -> dict[str, Any]:
    """List the records of papers that the public may read, newest paper first, and count them all."""
    wanted = Wanted(kinds=tuple(kind), ref=ref, status=status, owner=owner, words=q)
    selection = select(opened.index, filters, wanted)
    shown, following = selection.page(limit, cursor)
    catalogue = opened.index.catalogue
    return {
        "total": len(selection.records),
        "counts": selection.counts,
        "records": [record_as_dict(one, catalogue.document(one.document_id, PUBLIC_READER)) for one in shown],
        "next": following,
    }
