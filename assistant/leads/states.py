"""Whether what a cell says of how a thing stands meets what a question asks: yes, no, or not for certain.

A cell counts only where its words, or its first clause, say a state and nothing else: "Complete" does; "Phase one
complete", "90% complete" and "Complete, subject to sign-off" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.ledger.states import said_first
from assistant.register.meaning import Sense, besides_senses, senses_of
from vectorstore.dates import find_dates

_FILLING = re.compile(
    r"\b(?:and|the|is|are|was|has|have|been|this|it|now|actions?|items?|work|status|fully|embedded|on|in)\b|[\W_]+",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\b(?P<some>\w+) (?:out )?of (?:the )?(?P<all>\w+)", re.IGNORECASE)
_DOUBTING = re.compile(
    r"\b(?:subject to|except|but|however|apart from|although|though|until|unless|when|if|once|save for|other than|only"
    r"|phase|stage|part|remaining|not|no|due|to be|will|should|expected|further|need(?:s|ed)?|requires?)\b",
    re.IGNORECASE,
)
"""Words behind a state that may take it back."""
_TASK = re.compile(r"\b(?:complete|close|deliver|achieve|implement)\b", re.IGNORECASE)
_ENDING = re.compile(r"\bclose\b", re.IGNORECASE)
"""What another cell says that is to be done with a thing, and may be done by now."""

_COMPLETE = r"completed?|finished|done|concluded|fulfilled|discharged|actioned|wound up|wrapped up"
_AHEAD = r"completed|finished|done|actioned"
"""What is to be done, and so is not yet; what is "to be discharged" or "closed" may be done and wait for that alone."""
_UNDER_WAY = r"in progress|under ?way|on-?going|in[- ]hand"
_STARTED = r"started|begun"
_NOT = "not_"
_DENIALS = (
    (re.compile(r"\b(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:fully\s+)?", re.IGNORECASE), _NOT),
    (re.compile(r"\b(to be|yet to|awaiting|no longer)\s+(?:fully\s+)?", re.IGNORECASE), r"\1_"),
)
"""What is tied to the word behind it, so that "not complete" and "to be completed" are words of their own."""

_UNDONE = (
    rf"open|{_UNDER_WAY}|outstanding|incomplete|unfinished|pending|{_NOT}(?:{_COMPLETE}|{_STARTED})|overdue|stalled"
    rf"|to be_(?:{_AHEAD})|yet to_(?:start|begin)|on hold|paused|deferred|postponed"
)
_ON_TRACK = r"on (?:track|course|target|schedule)"
_BY_A_DAY, _NOTHING = ("late", "overdue"), r"(?!)"
_SLIPPED = ("late", "delayed", "overdue", "behind(?: schedule)?", "off[- ]track")

_UNFINISHED = frozenset({Sense.OPEN, Sense.PARTLY, Sense.NOT_STARTED, Sense.LATE, Sense.PAUSED})
_GONE = frozenset({Sense.REMOVED, Sense.HANDED_ON})
_OVER = frozenset({Sense.DONE, *_GONE})
_PARTLY = frozenset({Sense.PARTLY})


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A state that questions ask of: `asked` in their words, with the words of cells that say `yes` and `no` to it.

    Nothing else that the record says may be of the senses of `unless`, for a yes, or of `unless_not`, for a no. What
    `lasts` was so ever after, so that "was" and "ever" ask no more than "is".
    """

    asked: str
    yes: str
    no: str
    unless: frozenset[Sense] = frozenset()
    unless_not: frozenset[Sense] = frozenset()
    lasts: bool = False


def _done(asked: str, yes: str, gone: frozenset[Sense] = _GONE) -> State:
    """Return a state in which a thing is over; a paper's own word for how it ended must be the one asked for."""
    no = rf"{_UNDONE}|{_NOT}(?:{yes})"
    return State(asked=asked, yes=yes, no=no, unless=_UNFINISHED | gone, unless_not=_OVER | _PARTLY, lasts=True)


STATES = (
    _done(rf"{_COMPLETE}|finish|sort(?:ed)? out|sorted", _COMPLETE),
    _done("closed?", "closed", frozenset()),
    _done("delivere?d?", "delivered"),
    _done("achieved?", "achieved"),
    _done("implement(?:ed)?", "implemented"),
    State(
        asked="sign(?:ed)? off",
        yes="signed off",
        no=rf"{_NOT}(?:signed off|{_STARTED})|(?:to be|awaiting)_(?:signed|sign)[- ]off",
        unless=_UNFINISHED | _GONE,
        unless_not=_OVER | _PARTLY,
        lasts=True,
    ),
    State(
        asked="open|outstanding|incomplete|unfinished",
        yes=rf"open|{_UNDER_WAY}|outstanding|incomplete|unfinished|{_NOT}(?:{_COMPLETE})",
        no=rf"{_COMPLETE}|closed",
        unless=_OVER,
        unless_not=_UNFINISHED,
    ),
    State(
        asked=_UNDER_WAY,
        yes=_UNDER_WAY,
        no=rf"{_COMPLETE}|closed|{_NOT}(?:{_STARTED})",
        unless=_OVER | {Sense.PAUSED, Sense.NOT_STARTED},
        unless_not=_PARTLY,
    ),
    State(
        asked=f"{_STARTED}|start|begin",
        yes=rf"{_UNDER_WAY}|{_COMPLETE}|started",
        no=rf"{_NOT}(?:{_STARTED})|yet to_(?:start|begin)",
        unless=_GONE | {Sense.PAUSED, Sense.NOT_STARTED},
        unless_not=_OVER | _PARTLY,
        lasts=True,
    ),
    State(
        asked=_ON_TRACK,
        yes=_ON_TRACK,
        no="|".join(_SLIPPED),
        unless=_OVER | {Sense.LATE, Sense.PAUSED},
        unless_not=_OVER | {Sense.ON_TRACK},
    ),
    *(
        State(
            asked=word,
            yes=word,
            no=_NOTHING if word in _BY_A_DAY else _ON_TRACK,
            unless=_OVER | {Sense.ON_TRACK},
            unless_not=_OVER | {Sense.LATE},
        )
        for word in _SLIPPED
    ),
    *(
        State(asked=word, yes=word, no=_UNDER_WAY, unless=_OVER, unless_not=_OVER | {Sense.PAUSED})
        for word in ("on hold", "paused", "deferred", "postponed", "suspended")
    ),
)
"""What is asked of states. A question's own word must be the cell's where words differ in more than style: what is
closed need not be complete, and what is deferred is not on hold for certain."""


def is_met(state: State, value: str, beside: str = "") -> bool | None:
    """Say whether a cell says that a state is met, None where that is not certain; `beside` is all else of its row."""
    said = _said_for_certain(value)
    yes, no = (re.search(rf"\b(?:{words})\b", _tied(said), re.IGNORECASE) for words in (state.yes, state.no))
    if bool(yes) is bool(no):
        return None
    doubts = senses_of(f"{value} | {beside}") if beside else senses_of(value)
    if doubts & (state.unless if yes else state.unless_not):
        return None
    rest = value.replace(said, " ", 1)
    taken_back = state.lasts and (_is_of_a_share(value) or _DOUBTING.search(rest)) if yes else _ENDING.search(beside)
    return None if taken_back else bool(yes)


def _tied(said: str) -> str:
    for denial, tied in _DENIALS:
        said = denial.sub(tied, said)
    return said


@lru_cache(maxsize=20_000)
def _said_for_certain(value: str) -> str:
    """Return a cell's words where they say a state and nothing else, else its first clause where that does."""
    return next((said for said in (value, said_first(value)) if not _left(said)), "")


def _left(said: str) -> str:
    """Return what a text says beside a state and a day; "Complete 31 March" may tell a task, and is left whole."""
    if find_dates(said) and _TASK.search(said):
        return said
    for day in reversed(find_dates(said)):
        said = said[: day.span.start] + said[day.span.end :]
    return _FILLING.sub("", besides_senses(said))


def _is_of_a_share(value: str) -> bool:
    """Say whether a cell counts a share that is not the whole ("Complete: nine of twelve")."""
    return any(not match["all"] or match["some"] != match["all"] for match in _SHARE.finditer(value))
