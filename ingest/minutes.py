"""Tells one minute from the next: where a stretch of minutes begins and ends, and which line opens a minute.

Two ways of setting them are read: the number and title on one line ("270. Apologies for absence"), and a title on its
own line with the number before the first words ("30 The Chair advised ..."), where some numbers may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.grammar import is_capitals, numbered
from vectorstore.plain import plain_text

MAX_STEP = 8
_BEGIN = re.compile(
    r"\W*(?:(?:draft\s+|public\s+|printed\s+)?minutes\s+of\s+(?:the|a)\b.*|minutes\s*)\W*", re.IGNORECASE | re.DOTALL
)
_END = re.compile(
    r"\W*(?:the\s+)?(?:chair(?:man|person)?|chairperson|mayor)['’]?s?\s+signature.*"
    r"|\W*signed(?:\s+by\s+the\s+chair\w*)?\s*(?:[:…_]|\.{2,}).*",
    re.IGNORECASE,
)
_CLOSED = re.compile(r".*\bmeeting\s+(?:ended|closed|concluded|finished|rose)\b.*", re.IGNORECASE)
_ITEM = re.compile(r"\(\s*(?:agenda )?items?\s+(?:no\.?\s*)?\d{1,2}[a-z]?\s*\)", re.IGNORECASE)
_OPENER = re.compile(r"\s*\**(?P<number>\d{1,4})\.?\**(?:\s+|$)(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class MinuteState:
    """Where the reading of minutes stands: inside or not, the present minute, and how this paper sets its titles."""

    inside: bool = False
    number: int | None = None
    last: int | None = None
    titles_first: bool = False
    titles_in_capitals: bool = False
    resolved: bool = False


def begins(words: str) -> bool:
    """Say whether a line opens minutes: "Minutes of the meeting held on ..."; MINUTES alone is an agenda's item."""
    return bool(_BEGIN.fullmatch(words)) and " of " in words.lower() and len(words) <= 400


def begins_anew(words: str, state: MinuteState) -> bool:
    """Say whether a line opens minutes where some are open: the first were an agenda's item, or other ones follow."""
    if not begins(words):
        return False
    return not state.inside or state.last is None or is_capitals(words) or " held " in words


def ends(words: str) -> bool:
    """Say whether a line closes minutes: the Chair's signature."""
    return bool(_END.fullmatch(words))


def closes(words: str) -> bool:
    """Say whether a line says when the meeting ended."""
    return len(words) <= 120 and bool(_CLOSED.fullmatch(words))


def names_item(words: Iterable[str]) -> bool:
    """Say whether lines name the agenda's item that a minute is of, alone on a line: "(Item 3)"."""
    return any(_ITEM.fullmatch(said) for said in words)


def opener(line: str, state: MinuteState, *, titled: bool, near: Sequence[str] | None = None) -> tuple[int, str] | None:
    """Read the number of the minute that this line opens, and the words after it, or None.

    `titled` says that a heading stands right before. Numbers only rise, by a few at most, which tells them from
    numbered points inside a minute. `near` are the lines that follow, given for a paper that names the agenda's items:
    its first minute names one, and a minute that does may have any higher number.
    """
    match = _OPENER.match(line)
    if not state.inside or not match:
        return None
    number, rest = int(match["number"]), plain_text(match["rest"]).strip()
    if rest and not (rest[0].isupper() or rest[0] in "\"'“‘("):
        return None
    placed = near is not None and names_item(takewhile(lambda said: numbered(said) is None, near))
    if placed and rest and number > (state.last or 0):
        return number, rest
    if state.last is None:
        return (number, rest) if near is None and (titled or 0 < len(rest) <= 120) else None
    return (number, rest) if state.last < number <= state.last + MAX_STEP else None


def opened(state: MinuteState, number: int, *, titled: bool, capitals: bool) -> MinuteState:
    """Return the state inside minute `number`; the first minute decides how this paper sets its titles."""
    if state.last is None:
        state = replace(state, titles_first=titled, titles_in_capitals=titled and capitals)
    return replace(state, number=number, last=number, resolved=False)


def is_title(state: MinuteState, *, capitals: bool) -> bool:
    """Say whether a heading titles a new minute and so ends the one before; a sub-heading inside a minute does not."""
    return state.titles_first and ((capitals and state.titles_in_capitals) or state.resolved)
