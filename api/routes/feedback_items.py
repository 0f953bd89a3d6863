"""Feedback for officers: the list, each item with what it was about, and gold questions made of items."""

from __future__ import annotations

from math import ceil
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response

from api import gold
from api.feedback_table import HEADINGS, row_of
from api.forms import Form, FormDep, first, lines
from api.keeping.feedback import PAGE, Feedback, Narrowing, State, Why
from api.kept import FeedbackDep
from api.notes.making import note_of
from api.notes.model import Asked, Note
from api.notes.papers import facts_of
from api.person import OfficerDep
from api.record import Opened, OpenedDep
from api.routes.notes import attachment, moment_of
from api.tabular import csv_of
from api.templating import render
from vectorstore.types import PUBLIC_READER

router = APIRouter(include_in_schema=False)
MAX_COMMENT = 4000  # characters
PRIVATE = {"Cache-Control": "private, no-store"}
STATES = {State.NEW: "New", State.LOOKED_AT: "Looked at", State.DONE: "Done"}


def _narrowing(helpful: str, reason: str, state: str) -> Narrowing:
    """Read what a list is narrowed to; a value that there is none of narrows nothing."""
    return Narrowing(
        helpful={"yes": True, "no": False}.get(helpful),
        why=Why(reason) if reason in set(Why) else None,
        state=State(state) if state in set(State) else None,
    )


@router.get("/feedback")
def listed(
    request: Request,
    officer: OfficerDep,
    store: FeedbackDep,
    helpful: str = "",
    reason: str = "",
    state: str = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """List feedback, the newest first, with counts of what it says."""
    narrowing = _narrowing(helpful, reason, state)
    tally = store.counted(narrowing)
    narrowed = {"helpful": helpful, "reason": reason, "state": state}
    return render(
        request,
        "feedback_items.html",
        headers=PRIVATE,
        here="feedback",
        items=store.listed(narrowing, page),
        tally=tally,
        everything=store.counted(Narrowing()).all,
        narrowed=narrowed,
        address=urlencode({name: value for name, value in narrowed.items() if value}),
        page=page,
        last=max(1, ceil(tally.all / PAGE)),
        states=STATES,
        gold=_gold_file(request).exists(),
    )


@router.get("/feedback.csv")
def as_csv(
    officer: OfficerDep, store: FeedbackDep, opened: OpenedDep, helpful: str = "", reason: str = "", state: str = ""
) -> Response:
    """Give the same list as CSV, all of it."""
    items = store.listed(_narrowing(helpful, reason, state), page=None)
    text = csv_of(HEADINGS, (row_of(item, opened.index.catalogue) for item in items))
    headers = {**PRIVATE, "Content-Disposition": attachment("feedback", "csv")}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _gold_file(request: Request) -> Any:
    return request.app.state.settings.store.data / gold.FILE


@router.get("/feedback/gold.jsonl")
def gold_file(request: Request, officer: OfficerDep) -> Response:
    """Give the gold questions that were made of feedback, as `clerk eval run` reads them."""
    path = _gold_file(request)
    if not path.exists():
        raise HTTPException(
            404, "No gold question has been made of feedback yet. Open an item of /feedback to make one."
        )
    headers = {**PRIVATE, "Content-Disposition": attachment("from-feedback", "jsonl")}
    return FileResponse(path, media_type="application/jsonl", headers=headers)


@router.get("/feedback/{feedback_id}")
def item(request: Request, feedback_id: str, officer: OfficerDep, store: FeedbackDep, opened: OpenedDep) -> Response:
    """Show one item with its question, answer, sources and the settings of the time."""
    return _item_page(request, store.get(feedback_id), opened)


@router.post("/feedback/{feedback_id}")
def handled(
    request: Request,
    feedback_id: str,
    form: FormDep,
    officer: OfficerDep,
    store: FeedbackDep,
    opened: OpenedDep,
) -> Response:
    """Keep how far an officer has come with an item, and the comment."""
    state, comment = first(form, "state"), first(form, "comment")
    if state not in set(State) or len(comment) > MAX_COMMENT:
        fault = "Choose how far this is" if state not in set(State) else f"Write {MAX_COMMENT:,} characters or fewer"
        return _item_page(request, store.get(feedback_id), opened, fault=fault, comment=comment)
    store.handle(feedback_id, State(state), comment)
    return RedirectResponse(f"/feedback/{feedback_id}?saved=yes#state", status_code=303)


def _item_page(
    request: Request, found: Feedback, opened: Opened, fault: str = "", comment: str | None = None
) -> Response:
    return render(
        request,
        "feedback_item.html",
        status=422 if fault else 200,
        headers=PRIVATE,
        here="feedback",
        item=found,
        note=_note(found, opened),
        states=STATES,
        fault=fault,
        comment=found.comment if comment is None else comment,
        saved=request.query_params.get("saved"),
        limit=MAX_COMMENT,
    )


def _note(found: Feedback, opened: Opened) -> Note:
    """Return the item's answer as a briefing note has it: numbered, and without words that are withheld now."""
    catalogue = opened.index.catalogue
    asked = Asked(question=found.question, answer=found.answer, filters=found.filters, asked=moment_of(found.asked))
    return note_of(
        found.question,
        [asked],
        lambda citation: facts_of(catalogue, citation, PUBLIC_READER),
        made=moment_of(found.changed),
    )


@router.get("/feedback/{feedback_id}/gold")
def gold_form(request: Request, feedback_id: str, officer: OfficerDep, store: FeedbackDep) -> Response:
    """Show a gold question as the item suggests it, to be put right and kept."""
    found = store.get(feedback_id)
    return _gold_page(request, found, gold.suggested(found), {})


@router.post("/feedback/{feedback_id}/gold")
def gold_made(
    request: Request,
    feedback_id: str,
    form: FormDep,
    officer: OfficerDep,
    store: FeedbackDep,
    opened: OpenedDep,
) -> Response:
    """Check a gold question against the record and keep it, or say by field what is wrong with it."""
    found, filled = store.get(feedback_id), _filled(form)
    try:
        sample = gold.check(filled, opened.index)
        store.make_gold(feedback_id, sample.id, lambda: gold.append(request.app.state.settings.store.data, sample))
    except gold.Refused as refused:
        return _gold_page(request, found, filled, refused.faults)
    return RedirectResponse(f"/feedback/{feedback_id}?saved=gold#gold", status_code=303)


def _filled(form: Form) -> dict[str, Any]:
    """Return the gold question that a form was filled in as; a quote without a file or words is no quote."""
    evidence = []
    for number in range(1, gold.MOST_EVIDENCE + 1):
        doc, quote, page = (first(form, f"{name}-{number}") for name in ("doc", "quote", "page"))
        if doc or quote:
            on = {"page": int(page) if page.isdecimal() else page} if page else {}
            evidence.append({"doc": doc, "quote": quote, **on})
    return {
        "id": first(form, "id"),
        "question": first(form, "question"),
        "type": first(form, "type"),
        "answerable": first(form, "answerable") == "yes",
        "history": list(lines(form, "history")),
        "key_facts": [[one.strip() for one in line.split("|") if one.strip()] for line in lines(form, "key_facts")],
        "evidence": evidence,
        "as_of": first(form, "as_of") or None,
    }


def _gold_page(request: Request, found: Feedback, filled: dict[str, Any], faults: Any) -> Response:
    return render(
        request,
        "feedback_gold.html",
        status=422 if faults else 200,
        headers=PRIVATE,
        here="feedback",
        item=found,
        gold=filled,
        faults=faults,
        types=gold.TYPES,
        places=range(1, gold.MOST_EVIDENCE + 1),
    )
