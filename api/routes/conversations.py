"""The pages of kept conversations: found again, named and deleted by whose they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from api.forms import FormDep, first
from api.kept import ConversationsDep
from api.person import SomebodyDep
from api.templating import render

router = APIRouter(include_in_schema=False)
LIST = "/conversations"


@router.get(LIST)
def listed(
    request: Request,
    person: SomebodyDep,
    conversations: ConversationsDep,
    q: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """List conversations, the last one first, those that hold the words looked for."""
    found = conversations.listed(person, q)
    return render(request, "conversations.html", conversations=found, words=q.strip())


@router.post(LIST + "/{conversation_id}/name")
def name(conversation_id: str, form: FormDep, person: SomebodyDep, conversations: ConversationsDep) -> Response:
    """Give a conversation another name; an empty one leaves it as it is."""
    given = first(form, "name")
    if given:
        conversations.rename(person, conversation_id, given)
    return RedirectResponse(f"{LIST}#c-{conversation_id}", status_code=303)


@router.get(LIST + "/{conversation_id}/delete")
def deleting(request: Request, conversation_id: str, person: SomebodyDep, conversations: ConversationsDep) -> Response:
    """Ask whether a conversation is to go for good."""
    return render(request, "delete.html", conversation=conversations.get(person, conversation_id))


@router.post(LIST + "/{conversation_id}/delete")
def delete(conversation_id: str, person: SomebodyDep, conversations: ConversationsDep) -> Response:
    """Delete a conversation with its answers."""
    conversations.delete(person, conversation_id)
    return RedirectResponse(LIST, status_code=303)
