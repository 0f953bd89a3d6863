"""A turn as the page shows it, and as it is said to who listens to the page rather than looks at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.keeping.types import Turn
from api.shapes import Shape, shape_of
from assistant.presenting import titled

NO_ANSWER = "No answer in these papers"
SHOWN_SOURCES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnView:
    """One turn with its layout; `narrowed` says in words what it was narrowed to."""

    turn: Turn
    shape: Shape
    narrowed: tuple[str, ...] = ()

    @property
    def answer(self) -> Mapping[str, Any]:
        """The answer in the wire format."""
        return self.turn.answer

    @property
    def first_sources(self) -> Sequence[Mapping[str, Any]]:
        """The sources that are shown at once; a long list would push the next question off the screen."""
        citations: Sequence[Mapping[str, Any]] = self.answer["citations"]
        return citations if len(citations) <= SHOWN_SOURCES + 1 else citations[:SHOWN_SOURCES]

    @property
    def more_sources(self) -> Sequence[Mapping[str, Any]]:
        """The sources that are folded away."""
        citations: Sequence[Mapping[str, Any]] = self.answer["citations"]
        return citations[len(self.first_sources) :]

    @property
    def plain(self) -> str:
        """The turn as plain text with its sources, to be pasted into a message."""
        return as_plain_text(self.turn.question, self.answer)


def as_plain_text(question: str, answer: Mapping[str, Any]) -> str:
    """Return a question and its answer as plain text: each point with the numbers of its sources, then these."""
    heading = NO_ANSWER if answer["abstained"] else answer["lead"]
    points = [answer["answer"]] if answer["abstained"] else [_point(claim) for claim in answer["claims"]]
    choices = [f"- {one['label']} {one['title']} ({one['paper']})" for one in answer["choices"]]
    sources = [_source(number, cited) for number, cited in enumerate(answer["citations"], start=1)]
    parts = (question, heading, *points, *choices, "", *(["Sources:"] if sources else []), *sources)
    return "\n".join(part for part in parts if part is not None).strip()


def view_of(turn: Turn) -> TurnView:
    """Return a turn ready to be shown."""
    return TurnView(turn=turn, shape=shape_of(turn.answer), narrowed=_narrowed(turn.filters))


def announced(answer: Mapping[str, Any]) -> str:
    """Return what a screen reader is told once, when an answer is finished."""
    if answer["abstained"]:
        return f"{NO_ANSWER}. {answer['answer']}"
    if answer["choices"]:
        return f"{answer['lead']} {_counted(len(answer['choices']), 'choice')}."
    points, sources = len(answer["claims"]), len(answer["citations"])
    return f"Answer ready: {_counted(points, 'point')} from {_counted(sources, 'source')}."


def _narrowed(filters: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(filters.get("said", ()))


def _point(claim: Mapping[str, Any]) -> str:
    return f"- {claim['text']} {''.join(f'[{number}]' for number in claim['citations'])}"


def _source(number: int, cited: Mapping[str, Any]) -> str:
    day = cited["meeting_date"]
    paper = titled(cited["title"], date.fromisoformat(day) if day else None)
    return f"[{number}] {paper} ({cited['document']}, {cited['locator']}): “{' '.join(cited['quote'].split())}”"


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
