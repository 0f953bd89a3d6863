"""What a state says, whatever words a paper uses for it: "finished" finds "Completed and embedded".

The senses are those that trackers and plans of any council use; a value that denies one ("not achieved") has its
opposite. Colours are senses of their own, since a key gives them different meanings in different papers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache


class Sense(StrEnum):
    """A state that a row can be in."""

    DONE = "done"
    PARTLY = "partly"
    OPEN = "open"
    NOT_STARTED = "not started"
    REMOVED = "removed"
    PAUSED = "paused"
    HANDED_ON = "handed on"
    LATE = "late"
    ON_TRACK = "on track"
    NOTED = "noted"
    CARRIED = "carried"
    LOST = "lost"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"
    YELLOW = "yellow"
    PURPLE = "purple"
    BLACK = "black"


_NOT = r"(?:\bnot(?: yet)?(?: been)?|n['’]t(?: yet)?(?: been)?|\bun|\bin|\bnever(?: been)?|\bawaiting|\bto be) ?"
_DONE = (
    r"complet(?:e|ed|ion(?! dates?\b))|finished|done|achieved|closed|delivered|embedded|discharged|implemented"
    r"|concluded|signed off|carried out|put in place|dealt with|wrapped up|wound up|fulfilled|actioned|resolved"
)
_SENSES: Mapping[Sense, str] = {
    Sense.PARTLY: r"\b(?:partly|partially|in part|part[- ]complet\w+|some progress|progress made)\b",
    Sense.NOT_STARTED: (
        rf"{_NOT}(?:start(?:ed)?|begun|due(?! (?:in|on|by|before|after)\b))\b|\byet to (?:start|begin)\b"
        r"|(?:\bnot|n['’]t) (?:meant|supposed|due) to (?:have )?(?:start|beg[iu]n)"
    ),
    Sense.REMOVED: r"\b(?:remov(?:e|ed|al)|deleted?|dropped|withdrawn|scrapped|abandoned|cancell?ed|superseded)\b",
    Sense.PAUSED: r"\b(?:on hold|paus(?:e|ed)|deferred|postponed|suspended|stalled|put back|parked)\b",
    Sense.HANDED_ON: r"\b(?:transfer(?:red)?|re-?profiled?|business as usual|BAU|handed (?:on|over)|merged|moved to)\b",
    Sense.LATE: r"\b(?:late|delay(?:ed)?|overdue|slipped|slippage|behind|off[- ]track|missed|at risk)\b",
    Sense.ON_TRACK: r"\bon (?:track|course|target|schedule)\b|\bprogressing well\b",
    Sense.OPEN: (
        r"\b(?:open|on-?going|outstanding|in progress|in[- ]hand|under ?way|live|active|current|continu(?:e|es|ing)"
        rf"|remain(?:s|ing)?|pending|incomplete|unfinished|revision|under review)\b|{_NOT}(?:{_DONE})\b"
    ),
    Sense.DONE: rf"\b(?:{_DONE})\b",
    Sense.NOTED: r"\b(?:noted|agreed|approved|accepted|endorsed)\b",
    Sense.CARRIED: (
        r"(?<!not )\b(?:carried(?! (?:forward|out|over|on)\b)|passed|agreed|approved|accepted|adopted|resolved"
        r"|succeed(?:ed)?"
        r"|(?:got|get|gets|getting|go|goes|went) through)\b"
    ),
    Sense.LOST: r"\b(?:lost|defeated|rejected|fell|fail(?:ed)?|voted down|thrown out|not (?:carried|agreed|passed))\b",
    Sense.RED: r"\bred\b",
    Sense.AMBER: r"\b(?:amber|orange)\b",
    Sense.GREEN: r"\bgreen\b",
    Sense.BLUE: r"\bblue\b",
    Sense.GREY: r"\bgr[ea]y\b",
    Sense.YELLOW: r"\byellow\b",
    Sense.PURPLE: r"\bpurple\b",
    Sense.BLACK: r"\bblack\b",
}
_PATTERNS = {sense: re.compile(words, re.IGNORECASE) for sense, words in _SENSES.items()}
_DENIED = re.compile(rf"{_NOT}(?:fully )?(?:{_DONE})\b", re.IGNORECASE)
_LETTER = {"R": Sense.RED, "A": Sense.AMBER, "G": Sense.GREEN, "B": Sense.BLUE}


@lru_cache(maxsize=20_000)
def senses_of(words: str) -> frozenset[Sense]:
    """Return the senses that a value or a question has; one letter alone is a colour of the usual key."""
    if words.strip() in _LETTER:
        return frozenset({_LETTER[words.strip()]})
    found = {sense for sense, pattern in _PATTERNS.items() if pattern.search(words)}
    if Sense.DONE in found and _DENIED.search(words):
        found -= {Sense.DONE}
        found |= {Sense.OPEN}
    return frozenset(found)


def words_of_senses(text: str) -> str:
    """Return the words of a question that say a state."""
    return " ".join(match.group() for pattern in _PATTERNS.values() for match in pattern.finditer(text))


def besides_senses(text: str) -> str:
    """Return what is left of words without those that say a state."""
    for pattern in _PATTERNS.values():
        text = pattern.sub(" ", text)
    return text


def head_of(value: str, words: int = 12) -> str:
    """Return what a value says first: states stand before their explanation ("Remain open. There are now ...")."""
    first = re.split(r"(?<=\w)[.;](?:\s|$)|\n", value.strip(), maxsplit=1)[0]
    return " ".join(first.split()[:words])
