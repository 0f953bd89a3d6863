"""Tells which of the lists near what was found is the one that a question asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.asked_lists import Wish, number_of
from assistant.enumerations import Enumeration, announcement, enumerations_in, may_be_listed
from assistant.marks import marks_of
from assistant.query import Query, likeness, take_text_apart, terms_of
from assistant.types import Evidence, Plan
from vectorstore.index import Index
from vectorstore.plain import plain_text
from vectorstore.types import Span
from vectorstore.word_vectors import WordVectors

REACH = 9000
"""So many characters at least to either side the rest of a list is looked for in: three or four pages."""

REACH_OF_LABELS = 100_000
"""The same for items that carry a name and a number ("Issue 3: ..."), which may be the headings of chapters."""

LOOKED_AT = 12
"""A list is looked for around so many likeliest stretches."""

LOOKED_AT_NUMBERED = 40
"""The same where the question says its length, which tells it from others."""

LEADING = 2
"""A list that has the name asked for, and that one of so many likeliest stretches is of, is meant."""

ALIKE = 0.38
"""How like the question, 0 to 1, the introduction of a list has to be that nothing else shows to be the one meant."""

MIN_ITEMS = 3

BESIDE = 0.6
"""A stretch so likely, beside the likeliest, is about as likely."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """A list, and the likeliest stretch that is of it: its place among what was found, and whether it introduces it."""

    found: Enumeration
    leading: Evidence
    rank: int
    introduced: bool


def lists_near(query: Query, found: Sequence[Evidence], wish: Wish, index: Index) -> Iterator[Near]:
    """Yield the lists that the likeliest stretches are of, each once."""
    seen: set[tuple[str, Span]] = set()
    read: dict[tuple[str, Span], Sequence[Enumeration]] = {}
    for rank, leading in enumerate(found[: LOOKED_AT_NUMBERED if wish.number else LOOKED_AT]):
        if not may_be_listed(leading.document, leading.block):
            continue
        window = (leading.document.id, _window(leading, wish))
        lists = read[window] = read[window] if window in read else _read(leading, window[1], query.plan, index)
        for enumeration in lists:
            key = (leading.document.id, enumeration.items[0].span)
            part = next((part for part in enumeration.parts if part.span.overlaps(leading.span)), None)
            if part is not None and key not in seen:
                seen.add(key)
                introduced = any(part is lead for lead in enumeration.leads)
                yield Near(found=enumeration, leading=leading, rank=rank, introduced=introduced)


def _window(leading: Evidence, wish: Wish) -> Span:
    """Return the stretch to look for a list in, the same for what stands close together.

    What carries the name that is asked for may be headings of many pages.
    """
    labelled = bool(wish.noun) and any(wish.noun in terms_of(mark.label) for mark in marks_of(leading.text))
    reach = REACH_OF_LABELS if labelled else REACH
    start = leading.span.start // reach * reach
    end = max(start + 2 * reach, leading.span.end)
    return Span(start=max(0, start - reach), end=min(len(leading.document.text), end))


def _read(leading: Evidence, window: Span, plan: Plan, index: Index) -> Sequence[Enumeration]:
    blocks = index.catalogue.blocks(leading.document.id, window, plan.question.filters.levels)
    return enumerations_in(leading.document, blocks)


def meant_of(wish: Wish, lists: Sequence[Near], found: Sequence[Evidence]) -> Near | None:
    """Return the list that is surely the one asked for: by the length that is said, its name or its introduction."""
    likely = found[0].score * BESIDE
    meant = [near for near in lists if _is_meant(wish, near, likely)]
    order = sorted(meant, key=lambda near: (not _says(wish.number, near), not near.introduced, near.rank))
    return next(iter(order), None)


def _is_meant(wish: Wish, near: Near, likely: float) -> bool:
    items, first = len(near.found.items), near.rank == 0 and near.introduced
    named = bool(wish.noun) and wish.noun in _naming(near)
    if wish.number:
        said = near.rank < LOOKED_AT and number_of(announced(near)) == wish.number
        return items == wish.number and (first or named or said)
    if first:
        return True
    if items < MIN_ITEMS or not named:
        return False
    return bool(near.found.label) or (wish.every and (near.rank < LEADING or near.leading.score >= likely))


def like_of(wish: Wish, lists: Sequence[Near], query: Query, words: WordVectors) -> Near | None:
    """Return, where a question says that it wants all of something, the list whose introduction is most like it."""
    if not wish.whole or wish.number:
        return None
    told = ((likeness(query, take_text_apart(announced(near), words)), near) for near in lists if near.found.leads)
    alike = [(like, near) for like, near in told if like >= ALIKE and len(near.found.items) >= MIN_ITEMS]
    return max(alike, key=lambda pair: (pair[0], -pair[1].rank))[1] if alike else None


def _says(number: int | None, near: Near) -> bool:
    """Say whether what introduces a list says its length, and it is the one asked for."""
    return number is not None and number_of(announced(near)) == number


def _naming(near: Near) -> frozenset[str]:
    """Return the terms by which a list's items are called: those of what introduces it, and of the name they carry."""
    heading = near.found.items[0].block.locator.headings[-1:]
    return frozenset(terms_of(" ".join([announced(near), *heading, near.found.label])))


def announced(near: Near) -> str:
    """Return the words that announce a list."""
    document = near.leading.document
    return " ".join(plain_text(document.quote(announcement(document, lead))) for lead in near.found.leads)
