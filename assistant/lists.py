"""Completes a list: a question that asks for all of them is not answered by the items that happened to be found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Evidence, Plan, Route
from vectorstore.index import Index
from vectorstore.plain import plain_text
from vectorstore.types import Block, BlockKind, Document, Span
from vectorstore.units import units_of

REACH = 6000
"""Characters to either side in which the rest of a list is looked for."""

LEADING = 2
"""The list is completed when it holds one of so many likeliest stretches."""

MIN_ITEMS = 3
MAX_ITEMS = 20
NEARLY = 0.97
"""An item's likelihood beside that of the stretch that led to it: as much a part of the answer, but after it."""

BESIDE = 0.6
"""What else is as likely as this, beside the list, is kept: a whole list is mostly the whole answer."""

_MARKERS = (
    ("bullet", re.compile(r"\s*[•▪●✓➢◦‣\uf0b7\uf0a7*–-]\s*(?!\d+\.\d)\S")),
    ("lettered", re.compile(r"\s*(?:[-–]\s*)?\(?[a-z]\)?[.)]\s+\S")),
    ("roman", re.compile(r"\s*(?:[-–]\s*)?\(?[ivx]+\)?[.)]\s+\S")),
    ("counted", re.compile(r"\s*(?:[-–]\s*)?(?:\d+(?:\.\d+)*\s+)?(?:[A-Z][a-z]+)\s+(?:\d+|[A-Z])\s*[,:–-]")),
)


def completed(plan: Plan, found: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """Return the evidence with every item of the list that the likeliest stretches are of, in the order of the list."""
    if plan.route is not Route.LIST:
        return tuple(found)
    for leading in found[:LEADING]:
        items = _list_around(leading, plan, index)
        if len(items) > MIN_ITEMS:
            score = leading.score
            whole = [replace(item, score=score * NEARLY - place * 1e-4) for place, item in enumerate(items)]
            kept = {item.span for item in whole}
            beside = [e for e in found if e.span not in kept and e.score >= BESIDE * score]
            return tuple(sorted([*whole, *beside], key=lambda e: -e.score))
    return tuple(found)


def _list_around(leading: Evidence, plan: Plan, index: Index) -> list[Evidence]:
    """Return the introduction and the items of the list that a stretch is of, in order; nothing where it is of none."""
    if leading.block.kind not in (BlockKind.PARAGRAPH, BlockKind.MINUTE):
        return []
    document, span = leading.document, leading.block.span
    around = Span(start=max(0, span.start - REACH), end=min(len(document.text), span.end + REACH))
    blocks = list(index.catalogue.blocks(document.id, around, plan.question.filters.levels))
    place = next((i for i, block in enumerate(blocks) if block.span == span), None)
    if place is None:
        return []
    chosen = _run(document, blocks, place)
    return [
        replace(leading, label="", block=block, span=unit, features=leading.features)
        for block in chosen[: MAX_ITEMS + 1]
        for unit in units_of(document, block, block.span)[:1]
    ]


def _run(document: Document, blocks: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the blocks from a list's introduction to its last item."""
    markers = [_markers(document.quote(block.span)) for block in blocks]
    first = place + 1 if _introduces(document.quote(blocks[place].span)) and not markers[place] else place
    if first >= len(blocks) or not markers[first]:
        return ()
    start = end = first
    while start > 0 and _same(markers, blocks, start - 1, first):
        start -= 1
    while end + 1 < len(blocks) and _same(markers, blocks, end + 1, first):
        end += 1
    lead = start - 1 if start and _introduces(document.quote(blocks[start - 1].span)) else start
    return blocks[lead : end + 1]


def _same(markers: Sequence[frozenset[str]], blocks: Sequence[Block], place: int, first: int) -> bool:
    return bool(markers[place] & markers[first]) and blocks[place].locator.headings == blocks[first].locator.headings


def _markers(text: str) -> frozenset[str]:
    """Return what sorts of mark open an item ("Phase 2," with its word), none for running text; i) can be of two."""
    found = {name: match for name, pattern in _MARKERS if (match := pattern.match(text))}
    counted = found.pop("counted", None)
    word = re.search(r"[A-Z][a-z]+", counted.group()) if counted and not found else None
    return frozenset([f"counted {word.group()}"] if word else found)


def _introduces(text: str) -> bool:
    return plain_text(text).rstrip(" *").endswith(":")
