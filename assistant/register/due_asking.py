"""What a question asks of due dates: what is overdue, whether one thing is late, what falls due in a span of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.register.asking import Ask, read_ask
from assistant.register.belonging import PLACES
from assistant.register.denial import parts_of
from assistant.register.meaning import Sense, senses_of
from assistant.register.nouns import UNDERTAKINGS
from assistant.types import Plan, Route
from vectorstore.records import RecordKind

ANY = UNDERTAKINGS | {RecordKind.MILESTONE, RecordKind.RECOMMENDATION, RecordKind.RESOLUTION}
"""Kinds of record that somebody has to do by a day."""

_THINGS = (
    r"actions?|tasks?|to-?dos?|milestones?|recommendations?|recs?|resolutions?|deliverables?|projects?|items?|things?"
    r"|ones?|tracker"
)
_AFTER = rf"(?=\W*$|[?.,;!]|\s+(?:as|on|at|in|by|from|for|and|or|now|when|of|under|this|still|{_THINGS})\b)"
_OVERDUE = re.compile(rf"\boverdue\b{_AFTER}", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:past|passed|missed|beyond|gone (?:past|over)|overr[au]n)"
    r" (?:its|their|the|a) (?:(?:due|target|completion|end|finish|agreed|planned) )?(?:dates?|deadlines?)\b"
    r"|\bshould (?:already )?have (?:been )?(?:done|finished|completed?|delivered|ended)(?: by now| already)?\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:is|are|was|were|running|which|any)\b(?:[^?.;]|\.(?=\d)){0,80}?"
    r"\blate\b(?=\W*$|[?,;]|\s+(?:as (?:at|of)|or|and|now)\b)"
    rf"|\blate (?:{_THINGS})\b",
    re.IGNORECASE,
)
_FALLS_DUE = re.compile(r"\bdue\b(?!-|\W+(?:to|dates?|course)\b)", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:what(?:['’]?s)?|which|anything|how many|list|show|give|is there|are there)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:what(?:['’]?s| else)?(?: (?:is|are|was|were|will be|has|have|had|falls?|fell))?(?: \w+ly)?(?: still| now)?"
    r"|anything|nothing|everything|things?|items?|is there|are there)"
    r" (?:overdue|due|past|passed|missed|late|that|be)\b",
    re.IGNORECASE,
)
"""What asks of all that has a day, where the question has no noun of its own: repairs may be overdue as well."""
_TRACKER = re.compile(r"\btrackers?\b", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"\b(?:before|by|for|at|until) (?:the|our|its|their) next (?:[\w&-]+ ){0,6}?meeting\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\bwhy\b|\breasons?\b|\bhow (?:long|late|far)\b|\bexplain\b|\bcompar|\bwhen\b(?! (?:we|they|it|the)\b.*\bmet\b)"
    r"|\bmean\b|\b(?:by|for) (?:more|less|over|at least|up to)\b|\b(?:most|longest|latest|earliest|chang\w+)\b",
    re.IGNORECASE,
)
"""What asks more of something overdue, or of something else, than which it is."""
_UNDERSTOOD = frozenset({Sense.LATE, Sense.OPEN, Sense.RED, Sense.AMBER, Sense.GREEN, Sense.BLUE, Sense.YELLOW})


class Wish(StrEnum):
    """Which rows are wanted: those past their day, those that fall due in a span, or up to the next meeting."""

    OVERDUE = "overdue"
    DUE = "due"
    NEXT_MEETING = "next meeting"


@dataclass(frozen=True, kw_only=True, slots=True)
class DueAsk:
    """A question of due dates: `refs` are the things it names, `kinds` the sorts of record that its noun means.

    `late` is that what its paper only calls behind or at risk is wanted too, `counts` that it asks how many there are.
    """

    wish: Wish
    ask: Ask
    kinds: frozenset[RecordKind]
    refs: tuple[str, ...]
    late: bool
    counts: bool


def read_due(plan: Plan) -> DueAsk | None:
    """Read what a question asks of due dates, None where it asks nothing of them that can be worked out."""
    text, ask = plan.own, read_ask(plan)
    refs = tuple(ref for ref in ask.refs if ref.partition(" ")[0] not in PLACES)
    wish = _wish(text, named=bool(refs) or bool(ask.kinds & ANY))
    parts = parts_of(text)
    if wish is None or parts.denied or parts.inverted or parts.unsure or _ABOUT.search(text):
        return None
    if senses_of(_PAST.sub(" ", text)) - _UNDERSTOOD or not (refs or ask.kinds & ANY or _VAGUE.search(text)):
        return None
    kinds = frozenset({RecordKind.TRACKER_ACTION}) if _TRACKER.search(text) else ask.kinds & ANY
    return DueAsk(
        wish=wish, ask=ask, kinds=kinds, refs=refs, late=bool(_LATE.search(text)), counts=plan.route is Route.COUNT
    )


def _wish(text: str, *, named: bool) -> Wish | None:
    """Return what is wanted; a letter may be late as well, so of "late" only where a thing with a day is `named`."""
    falls_due = bool(_FALLS_DUE.search(text) and _LISTED.search(text))
    overdue = bool(_OVERDUE.search(text) or _PAST.search(text) or (named and _LATE.search(text)))
    if overdue:
        return None if falls_due else Wish.OVERDUE
    if not falls_due:
        return None
    return Wish.NEXT_MEETING if _NEXT_MEETING.search(text) else Wish.DUE
