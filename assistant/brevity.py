"""How many words an answer is told in: what asks for one figure or day is answered in a breath, all else at length."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.types import Plan, Route, Slot

_ASKING = re.compile(
    r"(?:^|[,;:.?!–—-]|\b(?:and|or|but|also))\W*(?:\w+\W+){0,2}?(?:what|which|who|when|where|how|why)\b"
    r"|\band (?:is|are|was|were|has|have|can|could|do|does|did|will|would|should)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """How many words are said, about; quotes stay whole.

    `first` of the likeliest passage and `further` of each after it; `row` of a table row in all, of which `asked` in a
    field that was asked for and `told` in the one that the answer rests on. Where `apt`, a short field is said only if
    it has what is asked for, and a sentence that has it is worth `held` (of about 2) more than one without.
    """

    first: int
    further: int
    row: int
    told: int
    asked: int
    held: float = 0.3
    apt: bool = False


AMPLE = Room(first=90, further=45, row=80, told=80, asked=60)
"""A shorter cut of these loses what was asked for."""

AT_LENGTH = replace(AMPLE, told=110)
"""What has several parts is told in sentences that stand apart."""

MIDDLING = Room(first=65, further=35, row=80, told=80, asked=60)
SHORT = Room(first=45, further=20, row=30, told=40, asked=30, held=0.6, apt=True)

PAIRED = Room(first=55, further=25, row=35, told=60, asked=40, held=0.6, apt=True)

_AT_LENGTH = frozenset({Route.COMPARE, Route.EXPLAIN})
_SHORT = frozenset({Route.NUMBER, Route.COUNT, Route.DATE})
_WRITTEN_OUT = frozenset({Slot.NUMBER, Slot.MONEY, Slot.PERCENTAGE, Slot.DATE})
_PAIRED = _SHORT | {Route.FACT, Route.PERSON}
_MIDDLING = _SHORT | {Route.FACT, Route.PERSON}


def room_for(plan: Plan) -> Room:
    """Return the room of an answer: little where one thing is asked for whose kind shows which words give it."""
    parts = parts_asked(plan.own)
    if plan.route in _PAIRED and parts == 2 and not _WRITTEN_OUT.isdisjoint(plan.slots):
        return PAIRED
    if plan.route in _AT_LENGTH or parts > 1:
        return AT_LENGTH
    figures = plan.route is Route.FACT and not _WRITTEN_OUT.isdisjoint(plan.slots)
    return SHORT if figures or (plan.route in _SHORT and plan.slots) else MIDDLING if plan.route in _MIDDLING else AMPLE


def parts_asked(text: str) -> int:
    """Return how many things a question asks for, by its question words; one inside a clause asks for nothing more."""
    return len(_ASKING.findall(text))
