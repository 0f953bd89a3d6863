"""What a contradiction is: one question, the different answers that the papers give to it, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Citation, Claim
from vectorstore.records import RecordKind


class How(StrEnum):
    """How a paper gives a value: in words or a cell, by the rows it lists, or by the figures of a column."""

    STATED = "stated"
    LISTED = "listed"
    SUMMED = "summed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One answer: its value, how it comes about, the words it rests on and what else a reader must know (`note`).

    Of rows and sums, `citations` are the first and the last row.
    """

    value: str
    how: How
    citations: tuple[Citation, ...]
    note: str = ""

    @property
    def text(self) -> str:
        """The side in words, with its place: "230 stated (p. 3, para 4.3)"."""
        first, last = self.citations[0], self.citations[-1]
        place = str(first.locator) or first.document
        rows = first.locator.row, last.locator.row
        if self.how is not How.STATED and all(rows) and rows[0] != rows[1]:
            place = place.replace(f"row {rows[0]}", f"rows {rows[0]} to {rows[1]}")
        note = f"; {self.note}" if self.note else ""
        return f"{self.value} {self.how.value} ({place}{note})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """Different values of one thing. `what` names it ("actions", "status of A5"); `kinds` and `refs` find it."""

    what: str
    sides: tuple[Side, ...]
    kinds: tuple[RecordKind, ...] = ()
    refs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a contradiction of one value: it would accuse a paper that is right."""
        if len({side.value for side in self.sides}) < 2:
            raise ValueError(f"{self.what}: {[side.value for side in self.sides]} do not differ")

    @property
    def text(self) -> str:
        """One line for a reader, which says what differs and where and blames neither."""
        sides = [side.text for side in self.sides]
        if len({side.citations[0].document for side in self.sides}) > 1:
            sides = [f"{side.text} in {side.citations[0].document}" for side in self.sides]
        return f"The record differs on {self.what}: {', '.join(sides)}."

    @property
    def noun(self) -> str:
        """The last word of what it is about: "actions" of "the number of actions"."""
        return self.what.split()[-1].casefold()

    @property
    def claim(self) -> Claim:
        """The line with the words of every side, to stand in an answer; its counts and sums are clerk's own."""
        cited = dict.fromkeys(citation for side in self.sides for citation in side.citations)
        return Claim(text=self.text, citations=tuple(cited))
