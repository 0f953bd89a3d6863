"""The few values that say how a question ended, why, and what it asks for."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    CLARIFY = "clarify"


class AbstentionReason(StrEnum):
    """Why there is no answer, in words that the interfaces relay unchanged."""

    EMPTY_INDEX = "empty_index"
    NOT_FOUND = "not_found"
    UNKNOWN_REFERENCE = "unknown_reference"
    WEAK_EVIDENCE = "weak_evidence"
    BLANK = "blank"
    NOT_SHOWN = "not_shown"
    UNSUPPORTED = "unsupported"
    OTHER_PERIOD = "other_period"
    UNKNOWN_NAME = "unknown_name"
    ADVICE = "advice"
    OPINION = "opinion"


class Route(StrEnum):
    """What shape of answer a question wants; it decides how much evidence is used and what must be in it."""

    FACT = "fact"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    STATUS = "status"
    DEFINITION = "definition"
    EXPLAIN = "explain"


class Slot(StrEnum):
    """A kind of thing that the words of an answer must hold for the question to be answered at all."""

    NUMBER = "number"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    PERSON = "person"
    NAME = "name"
    COLOUR = "colour"
    DECISION = "decision"
