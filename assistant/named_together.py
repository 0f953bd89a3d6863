"""Raises the sentence that names all that a question asks for together: "CH4, CH5 and CH9 delete ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.asked_lists import wish_of
from assistant.types import Evidence, Plan, Route
from vectorstore.references import find_references

LEAST = 3
"""So many references one after the other are a list of what the sentence is about."""

LOOKED_AT = 8
"""Likeliest stretches among which such a sentence is looked for."""

NEARLY = 0.97
"""Its likelihood beside the likeliest: as much a part of the answer, but after it."""

_JOINT = re.compile(r"\s*(?:[,;&]|and|or|[,;]\s*and)\s*", re.IGNORECASE)


def named_together_first(plan: Plan, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence with the first stretch that lists references hardly less likely than the likeliest.

    Only where a question asks which of some things: their references by themselves are unlike its words.
    """
    if plan.route is not Route.LIST or not wish_of(plan).noun:
        return tuple(found)
    place = next((place for place, item in enumerate(found[:LOOKED_AT]) if together(item.text) >= LEAST), 0)
    if not place:
        return tuple(found)
    lifted = replace(found[place], score=max(found[place].score, found[0].score * NEARLY))
    return tuple(sorted([*found[:place], lifted, *found[place + 1 :]], key=lambda item: -item.score))


def together(text: str) -> int:
    """Return how many references stand in the longest run of them with nothing but commas and "and" between."""
    refs = [ref.span for ref in find_references(text)]
    longest = run = min(len(refs), 1)
    for before, after in pairwise(refs):
        run = run + 1 if _JOINT.fullmatch(text, before.end, max(before.end, after.start)) else 1
        longest = max(longest, run)
    return longest
