"""Feedback on an answer, from whoever it was given to: by a plain form, or by script without leaving the page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.forms import Form, FormDep, first
from api.keeping.conversations import Conversations
from api.keeping.feedback import Feedback, Opinion, Why
from api.keeping.types import Turn
from api.kept import ConversationsDep, FeedbackDep
from api.person import Person, SomebodyDep
from api.templating import fragment, render, templates

router = APIRouter(include_in_schema=False)
MAX_NOTE = 2000  # characters
WHY = {
    Why.WRONG: "It is wrong",
    Why.NOT_IN_SOURCE: "It is not in the source it names",
    Why.MISSING: "Something is missing",
    Why.UNCLEAR: "It is unclear",
}
# Wherever the part of a page stands that asks for feedback.
templates.env.globals.update(why=WHY, note_limit=MAX_NOTE)


@router.get("/turns/{turn_id}/feedback")
def shown(request: Request, turn_id: str, person: SomebodyDep, kept: ConversationsDep, store: FeedbackDep) -> Response:
    """Show what this person said of an answer, to be changed or taken back."""
    turn = kept.turn(person, turn_id)
    return _page(request, turn, store.given(person, [turn_id]).get(turn_id))


@router.post("/turns/{turn_id}/feedback")
def given(
    request: Request,
    turn_id: str,
    form: FormDep,
    person: SomebodyDep,
    kept: ConversationsDep,
    store: FeedbackDep,
) -> Response:
    """Keep what this person says of an answer, or change or remove it; `part` asks for the part of the page alone."""
    turn = kept.turn(person, turn_id)
    fault = _fault(form)
    before = store.given(person, [turn_id]).get(turn_id)
    if fault:
        return _part(request, turn, before, fault) if first(form, "part") else _page(request, turn, before, fault)
    if first(form, "take_back"):
        store.take_back(person, turn_id)
        after = None
    else:
        after = store.give(person, turn, _opinion(form), _history(kept, person, turn))
    if first(form, "part"):
        return _part(request, turn, after)
    return RedirectResponse(f"/turns/{turn_id}/feedback", status_code=303)


def _fault(form: Form) -> str:
    if first(form, "take_back"):
        return ""
    if first(form, "helpful") not in ("yes", "no"):
        return "Say whether the answer was helpful"
    return f"Write {MAX_NOTE:,} characters or fewer" if len(first(form, "note")) > MAX_NOTE else ""


def _opinion(form: Form) -> Opinion:
    helpful = first(form, "helpful") == "yes"
    reasons = tuple(why for why in Why if why.value in form.get("reason", ()) and not helpful)
    return Opinion(helpful=helpful, reasons=reasons, note=first(form, "note"))


def _history(kept: Conversations, person: Person, turn: Turn) -> list[str]:
    """Return the questions that came before, without which a follow-up cannot be understood."""
    conversation = kept.get(person, turn.conversation_id)
    return [earlier.question for earlier in conversation.turns if earlier.number < turn.number]


def _page(request: Request, turn: Turn, feedback: Feedback | None, fault: str = "") -> Response:
    status = 422 if fault else 200
    headers = {"Cache-Control": "private, no-store"}
    return render(request, "feedback.html", status=status, headers=headers, **_context(turn, feedback, fault))


def _part(request: Request, turn: Turn, feedback: Feedback | None, fault: str = "") -> Response:
    markup = fragment(request, "_feedback.html", **_context(turn, feedback, fault))
    return HTMLResponse(markup, status_code=422 if fault else 200, headers={"Cache-Control": "private, no-store"})


def _context(turn: Turn, feedback: Feedback | None, fault: str) -> dict[str, object]:
    return {"turn": turn, "feedback": feedback, "fault": fault}
