"""Which few of several are asked for where what was found says only how many there are ("two schools")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_names import proper_names
from assistant.query import Query, terms_of
from assistant.register.scoping import NUMBERS
from assistant.shown_things import sentences_of
from assistant.types import Evidence

_FEW = "|".join(word for word, number in NUMBERS.items() if 2 <= number <= 10)
_WHICH_FEW = re.compile(
    rf"\bwhich(?: are| were)?(?: of)?(?: the| our| those| these)? (?P<number>{_FEW})"
    r"(?: [a-z]+){0,2}? (?P<noun>[a-z]+s)\b",
    re.IGNORECASE,
)


def few_unnamed(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the words of the few that are asked for, where each sentence that has them names fewer; else None."""
    asked = _WHICH_FEW.search(query.plan.own)
    if asked is None:
        return None
    noun, number = frozenset(terms_of(asked["noun"])), NUMBERS[asked["number"].casefold()]
    # A list follows the sentence that announces it.
    told = [
        " ".join(sentences[place : place + 2])
        for sentences in map(sentences_of, chosen)
        for place, sentence in enumerate(sentences)
        if noun.intersection(terms_of(sentence))
    ]
    named = any(len(set(proper_names(f"x {text}"))) >= number for text in told)
    return None if named or not told else f"{asked['number']} {asked['noun']}"
