"""Makes a list whole: a question that asks for its items is not answered by what introduces them, or by some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asked_lists import Wish, wish_of
from assistant.enumerations import announcement, quotable
from assistant.meant_lists import BESIDE, Near, like_of, lists_near, meant_of
from assistant.named_together import named_together_first
from assistant.query import Query
from assistant.types import Evidence, Plan, Route
from vectorstore.index import Index
from vectorstore.types import Block, Span
from vectorstore.units import MIN_WORDS
from vectorstore.word_vectors import WordVectors

MAX_ITEMS = 30

SHORT_WORDS = 90
"""A list of so few words in one block is one claim: it is read at a glance, and its items say little without it."""

NEARLY = 0.97
"""An item's likelihood beside that of the stretch that led to it: as much a part of the answer, but after it."""


def completed(
    query: Query, found: Sequence[Evidence], index: Index, words: WordVectors
) -> tuple[Plan, tuple[Evidence, ...]]:
    """Return the evidence with every item of the list that is asked for, in its order, and the plan of a list.

    Both as they were where the question is for no list, or what was found is of none that is surely meant.
    """
    wish = wish_of(query.plan)
    if wish.partial or not found or not (wish.number or wish.every or wish.open):
        return query.plan, named_together_first(query.plan, found)
    near = tuple(lists_near(query, found, wish, index))
    meant = meant_of(wish, near, found) or like_of(wish, near, query, words)
    if meant is None or (len(quotes_of(meant)) == 1 and not wish.number and query.plan.route is not Route.LIST):
        return query.plan, named_together_first(query.plan, found)
    return replace(query.plan, route=Route.LIST), _in_full(wish, meant, found)


def _in_full(wish: Wish, near: Near, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return a list in its order, after what is likelier, with what is about as likely."""
    leading, best = near.leading, found[0].score
    top = max(leading.score, best * NEARLY)
    whole = [replace(item, score=top - place * 1e-4) for place, item in enumerate(evidence_of(near))]
    if wish.number:
        return tuple(whole)
    beside = [e for e in found if e.score >= BESIDE * best and not _is_of(near, e)]
    return tuple(sorted([*whole, *beside], key=lambda e: -e.score))


def _is_of(near: Near, evidence: Evidence) -> bool:
    same = evidence.document.id == near.leading.document.id
    return same and any(part.span.overlaps(evidence.span) for part in near.found.parts)


def evidence_of(near: Near) -> list[Evidence]:
    """Return what is cited of a list, in its order."""
    return [replace(near.leading, block=block, span=span) for block, span in quotes_of(near)]


def quotes_of(near: Near) -> list[tuple[Block, Span]]:
    """Return what is cited of a list: all of it where one short quote holds it, else its lead and each item."""
    document, found = near.leading.document, near.found
    if found.whole and len(document.quote(found.whole).split()) <= SHORT_WORDS:
        return [(found.items[0].block, found.whole)]
    leads = [(lead.block, announcement(document, lead)) for lead in found.leads]
    told = leads[-1:] if leads and len(document.quote(leads[-1][1]).split()) >= MIN_WORDS else leads
    return [*told, *((part.block, quotable(document, part.span)) for part in found.body[:MAX_ITEMS])]
