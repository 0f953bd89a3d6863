"""Answers to take along: a briefing note of one answer or of a conversation, and a conversation as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.keeping.types import Turn
from api.kept import ConversationsDep
from api.notes.docx import MEDIA_TYPE, note_docx
from api.notes.html import note_html, policy_of
from api.notes.making import note_of
from api.notes.model import Asked, Note
from api.notes.papers import facts_of, without_withheld
from api.person import SomebodyDep
from api.record import Opened, OpenedDep
from vectorstore.types import PUBLIC_READER

router = APIRouter(include_in_schema=False)
FORMAT = "council-clerk conversation, version 1"
PRIVATE = {"Cache-Control": "private, no-store"}


@router.get("/turns/{turn_id}/note.html")
def turn_as_page(
    request: Request, turn_id: str, person: SomebodyDep, kept: ConversationsDep, opened: OpenedDep
) -> Response:
    """Give the briefing note of one answer as a page of its own."""
    turn = kept.turn(person, turn_id)
    return _page(_note(request, opened, turn.question, [turn]))


@router.get("/turns/{turn_id}/note.docx")
def turn_as_word(
    request: Request, turn_id: str, person: SomebodyDep, kept: ConversationsDep, opened: OpenedDep
) -> Response:
    """Give the briefing note of one answer as a Word file."""
    turn = kept.turn(person, turn_id)
    return _word(_note(request, opened, turn.question, [turn]))


@router.get("/conversations/{conversation_id}/note.html")
def conversation_as_page(
    request: Request, conversation_id: str, person: SomebodyDep, kept: ConversationsDep, opened: OpenedDep
) -> Response:
    """Give the briefing note of a whole conversation as a page of its own."""
    found = kept.get(person, conversation_id)
    return _page(_note(request, opened, found.name, found.turns))


@router.get("/conversations/{conversation_id}/note.docx")
def conversation_as_word(
    request: Request, conversation_id: str, person: SomebodyDep, kept: ConversationsDep, opened: OpenedDep
) -> Response:
    """Give the briefing note of a whole conversation as a Word file."""
    found = kept.get(person, conversation_id)
    return _word(_note(request, opened, found.name, found.turns))


@router.get("/conversations/{conversation_id}/export.json")
def conversation_as_data(
    conversation_id: str, person: SomebodyDep, kept: ConversationsDep, opened: OpenedDep
) -> Response:
    """Give all that is kept of a conversation, but for words that may no longer be shown."""
    found = kept.get(person, conversation_id)
    body = {
        "format": FORMAT,
        "id": found.id,
        "name": found.name,
        "created": found.created,
        "changed": found.changed,
        "turns": [_turn(turn, opened) for turn in found.turns],
    }
    return JSONResponse(body, headers={**PRIVATE, "Content-Disposition": attachment(found.name, "json")})


def _turn(turn: Turn, opened: Opened) -> dict[str, Any]:
    names = ("id", "number", "created", "question", "filters", "made_with")
    answer = without_withheld(opened.index.catalogue, turn.answer, PUBLIC_READER)
    return {**{name: getattr(turn, name) for name in names}, "answer": answer}


def _note(request: Request, opened: Opened, about: str, turns: Sequence[Turn]) -> Note:
    catalogue = opened.index.catalogue
    return note_of(
        f"Briefing note: {about}",
        [
            Asked(question=turn.question, answer=turn.answer, filters=turn.filters, asked=moment_of(turn.created))
            for turn in turns
        ],
        lambda citation: facts_of(catalogue, citation, PUBLIC_READER),
        made=datetime.now().astimezone(),
        council=request.app.state.settings.page.council,
        base=str(request.base_url),
    )


def moment_of(stamp: str) -> datetime:
    """Return a kept moment in the time of this machine."""
    return datetime.fromisoformat(stamp).astimezone()


def _page(note: Note) -> Response:
    page = note_html(note)
    headers = {**PRIVATE, "Content-Security-Policy": policy_of(page)}
    return Response(page, media_type="text/html", headers=headers)


def _word(note: Note) -> Response:
    headers = {**PRIVATE, "Content-Disposition": attachment(note.title, "docx")}
    return Response(note_docx(note), media_type=MEDIA_TYPE, headers=headers)


def attachment(title: str, kind: str) -> str:
    """Return the header that has a browser save a file under a title (RFC 6266)."""
    words = "".join(letter if letter.isalnum() or letter in " -_." else " " for letter in title)
    name = " ".join(words.split())[:80].strip(" .") or "clerk"
    plain = name.encode("ascii", "ignore").decode().strip() or "clerk"
    return f"attachment; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(name)}.{kind}"
