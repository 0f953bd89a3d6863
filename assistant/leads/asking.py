"""Reads a question that "yes" or "no" answers: whether one thing is in one state, or was decided in one way.

Only questions that are understood to their last word are read: "Has A2.3 been completed on time?" is not, since no cell
says so, nor is one with a denial, whose answer could be taken either way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.register.denial import denies, parts_of
from vectorstore.references import find_dates

_PREFACE = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|right|now|well|then|also|please|hi|hello)\b[\s,]*)+", re.IGNORECASE
)
_PAPER = re.compile(
    r"(?:['’]s)?(?: (?:report|paper|papers|minutes|meeting|update|agenda|pack|tracker|dashboard)\b)?", re.I
)
_DATING = re.compile(r",? ?\b(?P<as>as of|as at|according to|per|in|at) (?:the )?$", re.IGNORECASE)
_AND_MORE = re.compile(r",? (?:and|if so,?|if not,?) (?:who|when|what|why|how|where|which|by whom)\b.*$", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"\b(?:any|anything|all|every|everything|each|both|either|or|neither|most|some|no|nothing|how|whether|what|which"
    r"|why|who|if|nobody|none|part|half|first|last|next|only|more|less|than|on time|never|against|without)\b",
    re.IGNORECASE,
)
_BESIDE = (
    r"(?:still|remains?|yet|now|already|ever|currently|actually|formally|officially|been|become|gone|turned|marked|rated"
    r"|shown as|shown|recorded as|recorded|listed as|listed|reported as|as|at the moment|at present|today|so far)"
)
_ASIDE = re.compile(rf"^(?:{_BESIDE}\b\s*)+|(?:\s*\b{_BESIDE})+$", re.IGNORECASE)
_AGENT = r"(?:they|we|you|officers|anyone|anybody|the (?:council|service|department|directorate|team|officers))"
_ASKED = re.compile(
    r"^(?P<verb>is|are|was|were|has|have|had|did|does|do)(?:n['’]t)?\s+(?P<rest>.+?)\s*\?*\s*$", re.IGNORECASE
)
_ACTIVE = re.compile(rf"^(?P<agent>{_AGENT})\s+(?P<rest>.+)$", re.IGNORECASE)
_NOW, _THEN = frozenset({"is", "are", "does", "do"}), frozenset({"was", "were"})


@dataclass(frozen=True, kw_only=True, slots=True)
class YesNo:
    """A question that "yes" or "no" answers.

    `words` are all after its first verb, without when it asks of, and without the `agent` where that is nobody by name
    ("Have they ..."). `now` says that it asks how things are, `then` how they were; of all time before it asks neither.
    `within` is that it names a time, and no paper of that time: in it a thing may have come about.
    """

    words: str
    agent: str = ""
    now: bool = False
    then: bool = False
    within: bool = False


def yes_no(text: str) -> YesNo | None:
    """Return a question of one part that is asked as a yes or no, None for any other."""
    undated, within = _undated(_PREFACE.sub("", text.strip()))
    own = _AND_MORE.sub("", undated.rstrip(" ?.!"))
    match = _ASKED.match(own)
    if match is None or re.search(r"[?!;:]|\.\s", own) or _DOUBTFUL.search(own) or _denied(match["rest"]):
        return None
    acted = _ACTIVE.match(match["rest"])
    verb, ever = match["verb"].casefold(), bool(re.search(r"\bever\b", own, re.IGNORECASE))
    return YesNo(
        words=acted["rest"] if acted else match["rest"],
        agent=acted["agent"] if acted else "",
        now=verb in _NOW and not ever,
        then=verb in _THEN and not ever,
        within=within,
    )


def without_asides(words: str) -> str:
    """Return words without those at their ends that say only when, or as what it is put down: "still", "marked"."""
    return _ASIDE.sub("", words.strip(" ,")).strip(" ,")


def _denied(words: str) -> bool:
    """Say whether words deny something: "Is it not done?" can be answered either way, "Isn't it done?" as without."""
    parts = parts_of(words)
    return bool(parts.denied or parts.inverted or parts.unsure or denies(words))


def _undated(text: str) -> tuple[str, bool]:
    """Return a question without the phrases that say when ("in the May 2024 report"), and if one names no paper."""
    within = False
    for day in reversed(find_dates(text)):
        before = _DATING.search(text[: day.span.start])
        if before is not None:
            paper = _PAPER.match(text, day.span.end)
            end = paper.end() if paper else day.span.end
            within |= end == day.span.end and before["as"].casefold() in ("in", "at")
            text = f"{text[: before.start()]} {text[end:].lstrip(' ,')}".strip()
    return text, within
