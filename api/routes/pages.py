"""The pages: ask, and what there is to ask about. All work without scripts."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.record import Opened, OpenedDep
from api.routes.answers import question_of, since
from api.settings import MAX_HISTORY, MAX_QUESTION
from api.suggestions import suggested
from api.templating import render
from assistant.presenting import answer_as_dict
from vectorstore.types import Filters

router = APIRouter(include_in_schema=False)


async def _form(request: Request) -> dict[str, list[str]]:
    """Read a posted form, as browsers without scripts send it; raises HTTPException for one of too many fields."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return parse_qs(body, max_num_fields=MAX_HISTORY * 2)
    except ValueError as error:
        raise HTTPException(422, "The form has too many fields. Load the page again and ask there.") from error


FormDep = Annotated[dict[str, list[str]], Depends(_form)]


def _ask_page(request: Request, opened: Opened, status: int = 200, **more: Any) -> Response:
    papers = opened.index.catalogue.documents(Filters())
    settings = request.app.state.settings
    context = {
        "papers": len(papers),
        "suggestions": suggested(papers, settings.page),
        "data": settings.store.data,
        "limit": MAX_QUESTION,
        "turns": [],
        "history": [],
        **more,
    }
    return render(request, "ask.html", status=status, **context)


@router.get("/")
def home(request: Request, opened: OpenedDep) -> Response:
    """Show the box to ask in."""
    return _ask_page(request, opened)


@router.post("/")
def asked(request: Request, form: FormDep, opened: OpenedDep) -> Response:
    """Answer a posted question on a whole page, its earlier questions carried along."""
    began = perf_counter()
    text = (form.get("example") or form.get("question") or [""])[0].strip()
    history = [turn for turn in form.get("history", []) if turn.strip()][-MAX_HISTORY:]
    if not text or len(text) > MAX_QUESTION:
        wrong = "Write a question first." if not text else f"Ask in {MAX_QUESTION:,} characters or fewer."
        return _ask_page(request, opened, status=422, wrong=wrong, typed=text, history=history)
    answer = opened.assistant.answer(question_of(text, history))
    turn = {"question": text, "answer": answer_as_dict(answer, latency_ms=since(began))}
    return _ask_page(request, opened, turns=[turn], earlier=history, history=[*history, text][-MAX_HISTORY:])


@router.get("/documents")
def listing(request: Request, opened: OpenedDep) -> Response:
    """List the papers that the public may read, the newest meeting first."""
    papers = opened.index.catalogue.documents(Filters())
    return render(request, "documents.html", papers=papers, data=request.app.state.settings.store.data)
