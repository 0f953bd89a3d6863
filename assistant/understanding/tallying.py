"""From how many to which, and back: "which ones?" after "How many actions are open?"."""

from __future__ import annotations

import re

from assistant.register.nouns import noun_of

_HOW_MANY = re.compile(
    r"\b(?:how many|(?:what(?:['’]?s| is| was) )?(?:the )?number of)(?: of)?(?: the)?\b", re.IGNORECASE
)
_WHICH = re.compile(r"^\s*(?:which|what|list|name)(?: all)?(?: of)?(?: the)?\b(?=\s+\w)", re.IGNORECASE)
_OPENING = r"^\s*(?:(?:and|ok|okay|so|but)\b,?\s*)*"
_WHICH_ONES = re.compile(
    rf"{_OPENING}(?:(?:which|what)(?: ones?| (?:are|were|is|was) (?:they|those|it|these))?"
    r"|(?:list|name|show|give)(?: me)? (?:them|those|these)(?: all)?|who are they|(?:can you )?list(?: them)?)"
    r"(?: then| please)?[\s?.!]*$",
    re.IGNORECASE,
)
_THAT_MANY = re.compile(
    rf"{_OPENING}how many(?: (?:of (?:them|those)|(?:are|were) there|(?:is|was) that|in all|altogether|in total))?"
    r"[\s?.!]*$",
    re.IGNORECASE,
)
_ONES = re.compile(r"\b(?P<asked>which|how many)(?: of)? (?:ones|them|those|these)\b", re.IGNORECASE)


def tallied(text: str, earlier: str) -> str:
    """Return the earlier question asked for the rows that it counted, or the other way about; empty for neither."""
    if _WHICH_ONES.match(text) and _HOW_MANY.search(earlier):
        return _HOW_MANY.sub("which", earlier, count=1)
    if _THAT_MANY.match(text) and _WHICH.search(earlier):
        return _WHICH.sub("how many", earlier, count=1)
    return ""


def with_noun(text: str, earlier: str) -> str:
    """Return a follow-up with the noun of the earlier question for "ones": "which ones are late?" asks of actions."""
    noun, kinds, _ = noun_of(earlier)
    if not kinds or not noun.endswith("s"):
        return text
    return _ONES.sub(lambda match: f"{match['asked']} {noun}", text, count=1)
