"""What a question denies ("which are not done", "apart from the Director's"), parted from what it affirms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXCEPTED = re.compile(
    r"\b(?:apart from|except(?:ing)?(?: for)?|other than|excluding|exceptions? (?:to|of))\b(?P<rest>[^,;?]*)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\b(?:not|never)|n['’]t)\b(?! only)(?: yet\b)?(?: been\b)?(?P<rest>[^,;?.]*)", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:and|but|or) (?:which|who|what|how|are|is|have|has)\b", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\bwhether or not\b|\bwhy (?:\w+ )?(?:not\b|\w+n['’]t\b)|\bnot (?:shown|for publication)\b", re.IGNORECASE
)
_EMPTY = frozenset({"been", "yet", "it", "so", "that", "them", "to", "do", "any", "have", "got", "in", "the", "list"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """A question's words: those that its rows fit, and those that they do not.

    `inverted` says that nothing stands after the denial ("which ones don't?"): what was said before it is denied.
    """

    affirmed: str
    denied: str = ""
    inverted: bool = False


def parts_of(text: str) -> Parts:
    """Part a question at its first denial; one without a denial is affirmed whole."""
    match = _EXCEPTED.search(text) or (None if _ALWAYS.search(text) else _NOT.search(text))
    if match is None:
        return Parts(affirmed=text)
    clause = _CLAUSE.search(match["rest"])
    denied = match["rest"][: clause.start()] if clause else match["rest"]
    end = match.start("rest") + len(denied)
    affirmed = f"{text[: match.start()]} {text[end:]}"
    says = any(word not in _EMPTY for word in re.findall(r"\w+", denied.casefold()))
    return Parts(affirmed=affirmed, denied=denied.strip() if says else "", inverted=not says)


def denies(words: str) -> bool:
    """Say whether words hold a denial themselves, as the state "Not started" does."""
    return bool(_NOT.search(words))
