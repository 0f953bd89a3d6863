"""Whether evidence shows how a vote went in numbers, or the number that a thing is filed under."""

from __future__ import annotations

import re

from assistant.query import Query
from assistant.shown_things import words_of
from assistant.types import Evidence

_SIDE = r"(?:for|against|abstain\w*|abstentions?|votes?|voted|voting|majority|ayes|noes|favour)"
_OF_VOTES = re.compile(
    rf"\b{_SIDE}\b[^.\n]{{0,25}}?\d|\d+ (?:\w+ ){{0,3}}?{_SIDE}\b|\bunanimous|\bnem(?:\.|ine)? con"
    rf"|\b(?:for|against|abstain\w*)\W{{1,4}}(?:Cllr|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\b(?:number|no|id|ref|reference|code)\b[\s.:#=–-]*(?:(?:is|was|number|no)\b[\s.:]*)?(?=[\w/-]*\d)[\w/-]+",
    re.IGNORECASE,
)


def votes(query: Query, item: Evidence) -> bool:
    """Say whether a stretch tells how many voted which way, or who did."""
    return bool(_OF_VOTES.search(words_of(item)))


def filed_under(query: Query, item: Evidence) -> bool:
    """Say whether a stretch has a number right after a word for one ("Charity number 1012345")."""
    return bool(_FILED.search(words_of(item)))
