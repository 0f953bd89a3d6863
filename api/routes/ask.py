"""Asking on the page: a plain form that gets a whole page, and the same form streamed where scripts run."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import RedirectResponse, Response

from api.asking import Asking, Desk, Shelf, asking_of, fault_of
from api.errors import UnknownFilter
from api.filtering import FilterForm, fields_of, filter_form
from api.forms import Form, FormDep, first
from api.keeping.conversations import Conversations, NotKept
from api.keeping.feedback import FeedbackStore
from api.keeping.types import Conversation, Turn
from api.notes.papers import without_withheld
from api.person import PersonDep
from api.problems import NOT_KEPT, WHAT_TO_DO, problem
from api.record import OpenedDep
from api.settings import MAX_HISTORY, MAX_QUESTION
from api.suggestions import suggestions
from api.templating import fragment, render
from api.turns import TurnView, announced, view_of
from assistant.presenting import citation_as_dict
from assistant.types import Claim, Step
from vectorstore.errors import ClerkError
from vectorstore.types import PUBLIC_READER, Filters

log = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)


def _shelf(request: Request, person: PersonDep) -> Shelf | None:
    if person is None:
        return None
    database = request.app.state.kept.database()
    return Shelf(person=person, conversations=Conversations(database), feedback=FeedbackStore(database))


def _desk(request: Request, opened: OpenedDep, shelf: Annotated[Shelf | None, Depends(_shelf)]) -> Desk:
    return Desk(opened=opened, settings=request.app.state.settings, shelf=shelf)


DeskDep = Annotated[Desk, Depends(_desk)]


@router.get("/")
def home(request: Request, desk: DeskDep) -> Response:
    """Show the box to ask in."""
    return _page(request, desk, _narrowed(request, desk, "/"))


@router.get("/conversations/{conversation_id}")
def conversation(request: Request, conversation_id: str, desk: DeskDep) -> Response:
    """Show a kept conversation, and the box to go on with it."""
    if desk.shelf is None:
        raise NotKept(conversation_id)
    kept = desk.shelf.conversations.get(desk.shelf.person, conversation_id)
    form = _narrowed(request, desk, f"/conversations/{conversation_id}")
    return _page(request, desk, form, conversation=kept, turns=_views(desk, kept))


@router.post("/ask")
def ask(request: Request, form: FormDep, desk: DeskDep) -> Response:
    """Answer a posted question, and show it in its conversation; to nobody in particular, on a page of its own."""
    narrowed = filter_form(desk.opened.index, form, _path(form))
    asking = _asking(form, narrowed)
    if wrong := fault_of(asking):
        return _refused(request, desk, narrowed, asking, wrong)
    turn = desk.ask(asking)
    if desk.shelf is not None:
        return RedirectResponse(_address(turn, narrowed), status_code=303)
    history = [*asking.history, turn.question][-MAX_HISTORY:]
    return _page(request, desk, narrowed, turns=[view_of(turn)], earlier=asking.history, history=history)


@router.post("/ask/stream", response_class=EventSourceResponse)
def stream(request: Request, form: FormDep, desk: DeskDep) -> Iterator[ServerSentEvent]:
    """Send what is being done, checked claims as they come, then the whole turn: all as they stand on the page."""
    try:
        narrowed = filter_form(desk.opened.index, form, _path(form))
        asking = _asking(form, narrowed)
        if wrong := fault_of(asking):
            yield _failed(422, f"{wrong}.")
            return
        yield from _events(request, desk, asking, narrowed)
    except NotKept:
        yield _failed(404, NOT_KEPT)
    except UnknownFilter as error:
        yield _failed(422, str(error))
    except ClerkError as error:
        yield _failed(503, str(error))
    except Exception:  # the response has begun, so the failure can only be told inside it
        log.exception("An answer failed while it was being sent")
        yield _failed(500, WHAT_TO_DO[500])


def _events(request: Request, desk: Desk, asking: Asking, narrowed: FilterForm) -> Iterator[ServerSentEvent]:
    sources: dict[Any, int] = {}
    for part in desk.stream(asking):
        if isinstance(part, Step):
            yield ServerSentEvent(event="step", data={"text": part.text})
        elif isinstance(part, Claim):
            numbers = [sources.setdefault(citation, len(sources) + 1) for citation in part.citations]
            cited = [citation_as_dict(citation) for citation in sources]
            markup = fragment(request, "_claim.html", text=part.text, numbers=numbers, sources=cited)
            yield ServerSentEvent(event="claim", data={"html": markup})
        else:
            yield ServerSentEvent(event="turn", data=_told(request, part, narrowed))


def _told(request: Request, turn: Turn, narrowed: FilterForm) -> dict[str, Any]:
    """Return a finished turn as the page takes it in."""
    return {
        "html": fragment(request, "_one_turn.html", view=view_of(turn)),
        "announce": announced(turn.answer),
        "conversation": turn.conversation_id,
        "address": _address(turn, narrowed) if turn.conversation_id else None,
        "turn": turn.id,
    }


def _failed(status: int, detail: str) -> ServerSentEvent:
    return ServerSentEvent(event="error", data=problem(status, detail))


def _asking(form: Form, narrowed: FilterForm) -> Asking:
    said = [chip.label for chip in narrowed.chips]
    return asking_of(form, narrowed.filters, {"query": narrowed.query, "said": said})


def _narrowed(request: Request, desk: Desk, path: str) -> FilterForm:
    return filter_form(desk.opened.index, fields_of(request.query_params.multi_items()), path)


def _path(form: Form) -> str:
    conversation = first(form, "conversation")
    return f"/conversations/{conversation}" if conversation else "/"


def _address(turn: Turn, narrowed: FilterForm) -> str:
    query = f"?{narrowed.query}" if narrowed.query else ""
    return f"/conversations/{turn.conversation_id}{query}#turn-{turn.number}"


def _refused(request: Request, desk: Desk, narrowed: FilterForm, asking: Asking, wrong: str) -> Response:
    """Show the page again with what was typed, and what is wrong with it."""
    kept = None
    if desk.shelf is not None and asking.conversation is not None:
        kept = desk.shelf.conversations.get(desk.shelf.person, asking.conversation)
    return _page(
        request,
        desk,
        narrowed,
        status=422,
        wrong=wrong,
        typed=asking.question,
        history=asking.history,
        conversation=kept,
        turns=_views(desk, kept) if kept else [],
    )


def _views(desk: Desk, kept: Conversation) -> list[TurnView]:
    """Return the turns of a conversation, each with what its reader said of it."""
    ids = [turn.id for turn in kept.turns]
    given = desk.shelf.feedback.given(desk.shelf.person, ids) if desk.shelf else {}
    catalogue = desk.opened.index.catalogue
    shown = (replace(turn, answer=without_withheld(catalogue, turn.answer, PUBLIC_READER)) for turn in kept.turns)
    return [view_of(turn, given.get(turn.id)) for turn in shown]


def _page(request: Request, desk: Desk, narrowed: FilterForm, status: int = 200, **more: Any) -> Response:
    papers = desk.opened.index.catalogue.documents(Filters())
    settings = request.app.state.settings
    context = {
        "papers": len(papers),
        "suggestions": suggestions(desk.opened, narrowed.filters, settings.page),
        "data": settings.store.data,
        "limit": MAX_QUESTION,
        "narrowed": narrowed,
        "turns": [],
        "history": [],
        "conversation": None,
        **more,
    }
    return render(request, "ask.html", status=status, **context)
