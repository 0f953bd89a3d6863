"""Things that happen and are told in a word of their own: no objector is named where no objection is spoken of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.query import Query
from assistant.shown_things import words_in_place
from assistant.types import Evidence

_ANYONE = r"(?:^|[,;.?]\s*|\band )\W*(?:who|which|what|how many|how much)\b(?:[^?,;.]*?)\b"
_EVENTS: Mapping[str, tuple[str, str]] = {
    "complaints": (r"complained", r"complain|grievanc|critici|unhappy|dissatisf"),
    "objections": (r"objected", r"object|oppos|against|representation|disagree|not accept|critici|protest|concern"),
    "anything being upheld": (r"upheld", r"upheld|uphold|allowed|success|granted|overturn"),
    "a refusal": (r"refused", r"refus|declin|reject|turned down|unwilling"),
    "anybody resigning": (r"resigned", r"resign|step(?:ped|ping) down|stood down|left\b|leav"),
    "a prosecution": (r"(?:prosecuted|convicted|arrested)", r"prosecut|convict|court|arrest"),
    "a dismissal": (r"(?:dismissed|sacked|fired)", r"dismiss|sack|disciplin"),
    "anybody hurt": (r"(?:injured|killed|hurt|died)", r"hurt|injur|kill|died|dies|death|fatal|casualt"),
    "apologies": (r"apologies", r"apolog|absen"),
    "an eviction": (r"evicted", r"evict"),
    "who made or supplied it": (r"(?:manufactured|supplied)", r"manufactur|made by|suppl"),
    "a turnout": (r"turnout", r"turn(?:ed )?out|poll|electorate|attend"),
    "a salary": (r"salar(?:y|ies)", r"salar|\bpay\b|\bpaid|grade"),
    "an interest rate": (r"interest rates?", r"interest"),
    "a newspaper": (r"newspapers?", r"newspaper|press\b|media|gazette|journal"),
}
_WON = (
    re.compile(r"\bwho (?:won|beat|defeated)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:won|win(?:s|ners?|ning)?|beat\w*|defeat\w*|elected|victor\w*|carried|lost|successful\w*|awarded"
        r"|first place)\b",
        re.IGNORECASE,
    ),
)
_PATTERNS = {
    "who won": _WON,
    **{
        name: (re.compile(rf"{_ANYONE}{asked}\b", re.IGNORECASE), re.compile(rf"\b(?:{told})", re.IGNORECASE))
        for name, (asked, told) in _EVENTS.items()
    },
}


def event_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return what the question asks about that no evidence speaks of in any of its words; None where one does."""
    asked = [(name, told) for name, (form, told) in _PATTERNS.items() if form.search(query.plan.own)]
    said = " \n ".join(map(words_in_place, chosen)) if asked else ""
    return next((name for name, told in asked if not told.search(said)), None)
