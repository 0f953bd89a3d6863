"""Why there is no answer, what the record does hold, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.citing import cite
from assistant.query import Query
from assistant.types import Abstention, AbstentionReason, Evidence, Slot
from vectorstore.references import find_references

TOO_UNLIKELY = 0.03
"""Under this likelihood of the best stretch nothing in the record is near the question."""

NEAREST = 3

_ASKED: Mapping[Slot, str] = {
    Slot.NUMBER: "a number",
    Slot.MONEY: "an amount of money",
    Slot.PERCENTAGE: "a percentage",
    Slot.DATE: "a date",
    Slot.PERSON: "who it is",
    Slot.NAME: "a name",
    Slot.COLOUR: "a colour or rating",
    Slot.DECISION: "a decision",
}


def why_not(query: Query, chosen: Sequence[Evidence], *, papers: int, refs_known: bool) -> Abstention | None:
    """Return the reason not to answer from this evidence, None where there is one to write from.

    `papers` is how many documents the reader may see, `refs_known` whether any of them holds a reference asked about.
    """
    if not papers:
        return _abstain(AbstentionReason.EMPTY_INDEX, "No papers that you may see have been ingested yet.", ())
    if not chosen or chosen[0].score < TOO_UNLIKELY:
        return _abstain(AbstentionReason.NOT_FOUND, "The record does not say.", chosen)
    return None


def unsupported(chosen: Sequence[Evidence]) -> Abstention:
    """Return the abstention for a draft of which no claim passed its checks."""
    return _abstain(AbstentionReason.UNSUPPORTED, "The record does not support an answer.", chosen)


def _abstain(reason: AbstentionReason, said: str, chosen: Sequence[Evidence]) -> Abstention:
    nearest = tuple(cite(item) for item in chosen[:NEAREST])
    instead = " The nearest that it does hold:" if nearest else ""
    return Abstention(reason=reason, text=said + instead, nearest=nearest)
