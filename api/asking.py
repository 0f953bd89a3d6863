"""From a question on the page to a kept answer: what the plain form and the stream share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from api.forms import first
from api.keeping.conversations import Asked, Conversations
from api.keeping.feedback import FeedbackStore
from api.keeping.types import Turn
from api.person import Person
from api.routes.answers import question_of, since
from api.settings import MAX_HISTORY, MAX_QUESTION, ServerSettings
from assistant.presenting import answer_as_dict
from assistant.types import Answer, Claim, Step
from vectorstore.types import Filters

if TYPE_CHECKING:
    from api.record import Opened

MAX_REQUEST = 64  # characters of what the page calls one asking by


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One question as a form sends it.

    `conversation` is the one it goes on with, None for a new one; `history` are the earlier questions of a visitor for
    whom nothing is kept; `request` names this asking, so that it is answered and kept once however often it is sent.
    """

    question: str
    filters: Filters
    address: Mapping[str, Any]
    conversation: str | None = None
    history: tuple[str, ...] = ()
    request: str | None = None


def asking_of(form: Mapping[str, Sequence[str]], filters: Filters, address: Mapping[str, Any]) -> Asking:
    """Read a posted form; `address` is what of the filters stands in the address."""
    return Asking(
        question=first(form, "question"),
        filters=filters,
        address=address,
        conversation=first(form, "conversation") or None,
        history=tuple(turn.strip() for turn in form.get("history", ()) if turn.strip())[-MAX_HISTORY:],
        request=first(form, "request")[:MAX_REQUEST] or None,
    )


def fault_of(asking: Asking) -> str:
    """Say what is wrong with a question, empty where nothing is."""
    if not asking.question:
        return "Write a question first"
    return f"Ask in {MAX_QUESTION:,} characters or fewer" if len(asking.question) > MAX_QUESTION else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Where the conversations of one person stand, and what that person said of answers."""

    person: Person
    conversations: Conversations
    feedback: FeedbackStore


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Answers the questions of one person, or of nobody in particular, and keeps the answers of a person.

    `shelf` is where a person's are kept, None for nobody: who only asks needs no store that can be written to.
    """

    opened: Opened
    settings: ServerSettings
    shelf: Shelf | None

    def earlier(self, asking: Asking) -> tuple[str, ...]:
        """Return the questions that this one follows, oldest first; raises NotKept for a conversation not one's own."""
        if self.shelf is None or asking.conversation is None:
            return asking.history
        kept = self.shelf.conversations.get(self.shelf.person, asking.conversation)
        return tuple(turn.question for turn in kept.turns)[-MAX_HISTORY:]

    def answered(self, asking: Asking) -> Turn | None:
        """Return what this very asking was answered before, when the answer did not arrive."""
        if self.shelf is None or asking.request is None:
            return None
        return self.shelf.conversations.by_request(self.shelf.person, asking.request)

    def stream(self, asking: Asking) -> Iterator[Step | Claim | Turn]:
        """Yield what is being done, each checked claim, and last the turn, which is kept where there is a person."""
        again = self.answered(asking)
        if again is not None:
            yield again
            return
        began = perf_counter()
        question = question_of(asking.question, list(self.earlier(asking)), asking.filters)
        for part in self.opened.assistant.stream(question):
            if isinstance(part, Answer):
                yield self._kept(asking, part, since(began))
            else:
                yield part

    def ask(self, asking: Asking) -> Turn:
        """Return the turn alone."""
        *_, last = self.stream(asking)
        if not isinstance(last, Turn):
            raise TypeError("the path of a question ends with its turn")
        return last

    def _kept(self, asking: Asking, answer: Answer, milliseconds: float) -> Turn:
        told = Asked(
            question=asking.question,
            answer=answer_as_dict(answer, latency_ms=milliseconds),
            filters=asking.address,
            made_with=made_with(answer, self.settings),
            request=asking.request,
        )
        if self.shelf is None:
            number = len(asking.history) + 1
            return Turn(
                id="", conversation_id="", number=number, question=told.question, filters=told.filters,
                answer=told.answer, made_with=told.made_with, created="",
            )  # fmt: skip
        return self.shelf.conversations.add(self.shelf.person, told, asking.conversation)


def made_with(answer: Answer, settings: ServerSettings) -> dict[str, Any]:
    """Return what an answer was made with: models, prompts and every setting of the assistant but keys."""
    how = answer.provenance
    return {
        "settings": settings.assistant.model_dump(mode="json", exclude={"model_key"}),
        "settings_digest": how.settings_digest if how else None,
        "writer": how.writer if how else None,
        "embedder": how.embedder if how else None,
        "prompt_version": how.prompt_version if how else None,
        "timings_ms": dict(how.timings_ms) if how else {},
        "standalone": answer.standalone,
        "dropped": len(answer.dropped),
    }
