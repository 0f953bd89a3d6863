"""Of whom or what a figure is asked, by name: another place's or scheme's figure would read like an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked_names import proper_names
from assistant.query import Query, terms_of
from assistant.shown_things import is_written_small, words_in_place
from assistant.types import Evidence, Slot

RARE = 2.0
"""Rarity (the inverse document frequency of BM25) from which on a name is not in about one passage of eight: the
council's own name goes without saying in its papers."""

_FIGURES = frozenset({Slot.NUMBER, Slot.MONEY, Slot.PERCENTAGE})


def name_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return a name of which a figure is asked and which no evidence has, in or over it; None where there is none."""
    if _FIGURES.isdisjoint(query.plan.slots):
        return None
    said = " ".join(f"{words_in_place(item)} {item.document.title}" for item in chosen)
    terms, small = frozenset(terms_of(said)), said.casefold()
    names = (name for name in proper_names(query.plan.own) if _rarity(query, name) >= RARE)
    away = (name for name in names if terms.isdisjoint(terms_of(name)) and name.casefold() not in small)
    return next((name for name in away if not any(is_written_small(name, item) for item in chosen)), None)


def _rarity(query: Query, name: str) -> float:
    return min((query.terms.get(term, 0.0) for term in terms_of(name)), default=0.0)
