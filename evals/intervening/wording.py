"""A question put in other words by rules, so that the same question always gives the same paraphrase."""

from __future__ import annotations

import random
import re

_FORMS = (
    (r"who leads (?P<rest>.+)", "which person is in charge of {rest}"),
    (r"who (?P<verb>owns|chairs|manages|runs) (?P<rest>.+)", "which person {verb} {rest}"),
    (r"how many (?P<rest>.+)", "can you give me the number: how many {rest}"),
    (r"how much (?P<be>is|was|are|were) (?P<rest>.+)", "what amount {be} {rest}"),
    (r"what(?P<be>['’]s| is) the (?P<rest>.+)", "could you tell me the {rest}"),
    (r"(?P<rest>(?:what|which|when|where|why|who|how) .+)", "could you tell me, {rest}"),
    (r"(?P<rest>(?:is|are|was|were|has|have|did|does|do|will|can) .+)", "I would like to know: {rest}"),
    (r"(?:list|show me|name) (?P<rest>.+)", "please give me {rest}"),
)
_OTHERS = {
    "about": "regarding", "begin": "start", "big": "large", "bigger": "larger", "biggest": "largest", "buy": "purchase",
    "costs": "comes to", "currently": "at the moment", "get": "receive", "give": "provide", "help": "assist",
    "need": "require", "now": "at present", "say": "state", "says": "states", "start": "begin", "starts": "begins",
    "whole": "entire",
}  # fmt: skip
_TAILS = ("", " according to the papers", " in what the council has published")
_FIRST = re.compile(
    r"^(?:what|which|when|where|why|who|how|is|are|was|were|has|have|did|does|do|will|can|list|show|name|any)\b",
    re.IGNORECASE,
)


def paraphrased(question: str, seed: str) -> str:
    """Return a question in another form, a few plain words of it swapped; names, figures and references stay.

    `seed` picks among what fits equally well.
    """
    pick = random.Random(seed)
    body = _FIRST.sub(lambda word: word[0].lower(), question.strip().rstrip("?.! "))
    said = _formed(_swapped(body))
    return f"{said[:1].upper()}{said[1:]}{pick.choice(_TAILS)}?"


def _formed(body: str) -> str:
    for form, other in _FORMS:
        match = re.fullmatch(form, body, re.IGNORECASE | re.DOTALL)
        if match:
            return other.format(**{name: value.strip() for name, value in match.groupdict().items()})
    return f"I would like to know: {body}"


def _swapped(text: str) -> str:
    """Swap plain words that are not part of a name: those in small letters."""
    return re.sub(r"\b[a-z]+\b", lambda word: _OTHERS.get(word[0], word[0]), text)
