"""A turn as the page shows it, and as it is said to who listens to the page rather than looks at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.keeping.feedback import Feedback
from api.keeping.types import Turn
from api.notes.plain import as_plain_text
from api.shapes import Shape, shape_of

NO_ANSWER = "No answer in these papers"
SHOWN_SOURCES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnView:
    """One turn with its layout; `narrowed` says what it was narrowed to, `feedback` what its reader said of it."""

    turn: Turn
    shape: Shape
    narrowed: tuple[str, ...] = ()
    feedback: Feedback | None = None

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
        return f"{self.turn.question}\n\n{as_plain_text(self.answer)}"


def view_of(turn: Turn, feedback: Feedback | None = None) -> TurnView:
    """Return a turn ready to be shown."""
    shape, said = shape_of(turn.answer), _narrowed(turn.filters)
    return TurnView(turn=turn, shape=shape, narrowed=said, feedback=feedback)


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


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
