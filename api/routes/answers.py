"""Questions over HTTP: a whole answer, or its checked claims as they come. The reader is always the public."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api import examples
from api.problems import WHAT_TO_DO, problem
from api.record import OpenedDep
from api.schemas import AnswerBody, AnswerRequest, FiltersBody, ProblemBody
from assistant.presenting import answer_as_dict, citation_as_dict
from assistant.types import Answer, Citation, Claim, Question, Step, Turn
from vectorstore.errors import ClerkError
from vectorstore.types import PUBLIC_READER, Filters

log = logging.getLogger(__name__)
router = APIRouter(prefix="/v1", tags=["answers"])

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": ProblemBody, "description": what}
    for code, what in ((422, "The request is not as described."), (503, "The record cannot be opened."))
}
EVENTS = (
    "Server-sent events: `step` for what is being done, `claim` for each checked claim with its citations and their "
    "numbers, then `answer`, the whole answer as POST /v1/answers gives it; or `error`, a problem document. Nothing "
    "unchecked is ever sent."
)
STREAM_EXAMPLE = {"text/event-stream": {"example": f"event: claim\ndata: {examples.CLAIM_EVENT}\n"}}


def question_of(text: str, history: list[str], filters: Filters | None = None) -> Question:
    """Return what is asked, as the public asks it."""
    return Question(text=text, history=tuple(Turn(text=turn) for turn in history), filters=filters or Filters())


def _asked(body: AnswerRequest) -> Question:
    given = body.filters or FiltersBody()
    filters = Filters(
        levels=PUBLIC_READER,
        as_of=given.as_of,
        committees=tuple(given.committees),
        documents=tuple(given.documents),
        kinds=tuple(given.kinds),
        refs=tuple(given.refs),
    )
    return question_of(body.question, body.history, filters)


def since(began: float) -> float:
    """Return the milliseconds since `began`, a reading of perf_counter."""
    return round((perf_counter() - began) * 1000, 1)


@router.post("/answers", response_model=AnswerBody, responses=PROBLEMS, summary="Ask, and get a cited answer")
def answer(body: AnswerRequest, opened: OpenedDep) -> dict[str, Any]:
    """Answer from the papers the public may read, or say why the record does not hold the answer."""
    began = perf_counter()
    answered = opened.assistant.answer(_asked(body))
    return answer_as_dict(answered, latency_ms=since(began))


@router.post(
    "/answers/stream",
    response_class=EventSourceResponse,
    responses={**PROBLEMS, 200: {"description": EVENTS, "content": STREAM_EXAMPLE}},
    summary="Ask, and get each claim as soon as it is checked",
)
def stream(body: AnswerRequest, opened: OpenedDep) -> Iterator[ServerSentEvent]:
    """Send checked claims as they come, then the whole answer."""
    began = perf_counter()
    numbers: dict[Citation, int] = {}
    try:
        for part in opened.assistant.stream(_asked(body)):
            if isinstance(part, Step):
                yield ServerSentEvent(event="step", data={"text": part.text})
            elif isinstance(part, Answer):
                yield ServerSentEvent(event="answer", data=answer_as_dict(part, latency_ms=since(began)))
            else:
                yield ServerSentEvent(event="claim", data=_claim(part, numbers))
    except ClerkError as error:
        yield ServerSentEvent(event="error", data=problem(503, str(error)))
    except Exception:  # the response has begun, so the failure can only be told inside it
        log.exception("An answer failed while it was being sent")
        yield ServerSentEvent(event="error", data=problem(500, WHAT_TO_DO[500]))


def _claim(claim: Claim, numbers: dict[Citation, int]) -> dict[str, Any]:
    """Return a claim with its citations under the numbers that the whole answer will give them: in order of use."""
    for citation in claim.citations:
        numbers.setdefault(citation, len(numbers) + 1)
    cited = [{"number": numbers[citation], **citation_as_dict(citation)} for citation in claim.citations]
    return {"text": claim.text, "citations": cited}
