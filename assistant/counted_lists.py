"""Counts a list of the papers that no register counts: "How many conditions do the police ask for?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked_lists import number_of, wish_of
from assistant.lists import evidence_of
from assistant.meant_lists import LEADING, MIN_ITEMS, Near, announced, lists_near
from assistant.query import Query, likeness, take_text_apart, terms_of
from assistant.types import DraftClaim, Evidence, Slot
from assistant.writers.extractive import clean
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

COVERED = 0.6
"""How much of the question, 0 to 1, what introduces a list has to be like: it then is of nothing but its items."""

_HOW_MANY = re.compile(r"\bhow many (?:different |numbered |main )?([^\W\d_]+s)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list whose items are counted: what is cited of it, how many items it has, and the question's word for them."""

    query: Query
    evidence: tuple[Evidence, ...]
    count: int
    noun: str

    @property
    def left(self) -> Query:
        """The question without the number that it asks for: no quote has to hold that."""
        slots = tuple(slot for slot in self.query.plan.slots if slot is not Slot.NUMBER)
        return replace(self.query, plan=replace(self.query.plan, slots=slots))

    def drafts(self) -> Iterator[DraftClaim]:
        """Yield how many there are, resting on all of the list, and then each item."""
        quotes = tuple((item.label, item.text) for item in self.evidence)
        yield DraftClaim(text=f"{self.count} {self.noun} are listed.", quotes=quotes, computed=(str(self.count),))
        for label, quote in quotes:
            yield DraftClaim(text=clean(quote), quotes=((label, quote),))


def counted(query: Query, read: Callable[[], Sequence[Evidence]], index: Index, words: WordVectors) -> Listed | None:
    """Return the list that a question wants counted, None where none is surely meant or its own words say how many."""
    wish, said = wish_of(query.plan), _HOW_MANY.search(query.plan.own)
    if not wish.counting or wish.partial or said is None:
        return None
    noun = said[1].casefold()
    found = read()
    for near in lists_near(query, found[:LEADING], wish, index):
        if _is_of(near, noun) and likeness(query, take_text_apart(_over(near), words)) >= COVERED:
            chosen = (replace(item, label=f"E{n}") for n, item in enumerate(evidence_of(near), 1))
            return Listed(query=query, evidence=tuple(chosen), count=len(near.found.items), noun=noun)
    return None


def _is_of(near: Near, noun: str) -> bool:
    """Say whether a list is introduced as one of the things to be counted, in words that do not say how many."""
    told = announced(near)
    named = set(terms_of(noun)) & set(terms_of(told))
    return len(near.found.items) >= MIN_ITEMS and bool(named) and number_of(told) is None


def _over(near: Near) -> str:
    return " ".join((announced(near), near.leading.document.title, *near.found.items[0].block.locator.headings))
