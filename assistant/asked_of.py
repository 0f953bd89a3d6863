"""Of whom or what a thing is asked, by name or number: another place's figure would read like an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_names import is_held, proper_names
from assistant.query import Query, terms_of
from assistant.shown_things import is_written_small, words_in_place
from assistant.types import Evidence, Slot

RARE = 2.0
"""Rarity (the inverse document frequency of BM25) from which on a name is not in about one passage of eight: the
council's own name goes without saying in its papers."""

_FIGURES_OF = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_LABEL = re.compile(
    r"\b(phase|stage|tranche|wave|round|lot|cohort|priority|theme|option|band|tier|level|objective|grade)s? "
    rf"(\d+|{'|'.join(_FIGURES_OF)}|[A-H])\b",
    re.IGNORECASE,
)
_FIGURES = frozenset({Slot.NUMBER, Slot.MONEY, Slot.PERCENTAGE})


def name_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return a name of which a figure is asked and which no evidence has, in or over it; None where there is none."""
    if _FIGURES.isdisjoint(query.plan.slots):
        return None
    said = " ".join(map(words_in_place, chosen))
    terms, small = frozenset(terms_of(said)), said.casefold()
    names = (name for name in proper_names(query.plan.own) if _rarity(query, name) >= RARE)
    away = (name for name in names if not is_held(query, name, terms) and name.casefold() not in small)
    return next((name for name in away if not any(is_written_small(name, item) for item in chosen)), None)


def label_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return a numbered part that is asked about, "phase 4", where the evidence speaks of others of its sort alone."""
    said = {label for item in chosen for label in _labels(words_in_place(item))}
    sorts = {sort for sort, _ in said}
    away = (label for label in _labels(query.plan.own) if label not in said and label[0] in sorts)
    return next((" ".join(label) for label in away), None)


def _labels(text: str) -> list[tuple[str, str]]:
    """Return the numbered parts that a text names, each by its sort and its number or letter in figures."""
    found = ((match[1].lower(), match[2].lower()) for match in _LABEL.finditer(text))
    return [(sort, _FIGURES_OF.get(number, number)) for sort, number in found]


def _rarity(query: Query, name: str) -> float:
    return min((query.terms.get(term, 0.0) for term in terms_of(name)), default=0.0)
