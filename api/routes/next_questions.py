"""What to ask next after a kept answer: made once the answer is on the page, so that nobody waits for it."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.filtering import filter_form
from api.follow_ups import follow_ups
from api.kept import ConversationsDep
from api.person import SomebodyDep
from api.record import OpenedDep
from api.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/turns/{turn_id}/next")
def next_questions(
    request: Request, turn_id: str, person: SomebodyDep, conversations: ConversationsDep, opened: OpenedDep
) -> Response:
    """Offer questions to ask next, within the filters of the answer; empty where there are none."""
    turn = conversations.turn(person, turn_id)
    asked = [one.question for one in conversations.get(person, turn.conversation_id).turns if one.number <= turn.number]
    narrowed = filter_form(opened.index, parse_qs(turn.filters.get("query", "")), "/")
    offers = follow_ups(turn.answer, opened, narrowed.filters, asked)
    return render(request, "_next.html", turn=turn, narrowed=narrowed, offers=offers)
