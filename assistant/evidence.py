"""Choose, order and label what a writer may use: the quotable stretches of the passages found, the best of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.changes import read_as
from assistant.features import (
    beside_the_best,
    period_features,
    probability,
    ranking_features,
    reference_features,
    shape_features,
    slot_features,
    weigh,
    word_features,
)
from assistant.meaning import Nearness, near_to, nearness
from assistant.query import Query, Text, coverage, papers_of, take_text_apart, terms_of
from assistant.run_on import begun_before
from assistant.slots import holds
from assistant.types import Evidence, Plan, Route
from assistant.weights import UNIT_WEIGHTS
from vectorstore.index import Index
from vectorstore.references import find_references
from vectorstore.types import Block, BlockKind, Document, Hit, Span
from vectorstore.units import units_of
from vectorstore.word_vectors import WordVectors

KEEP_OVER_BEST = 0.5
KEEP: Mapping[Route, float] = {Route.LIST: 0.1, Route.COUNT: 0.25, Route.COMPARE: 0.2, Route.EXPLAIN: 0.2}
"""The least likelihood of a stretch beside the likeliest, as a share of its own; less where several are wanted."""

KEEP_OF_ANOTHER_PAPER = 0.3
"""The same for the first of another paper that has all the kinds of thing asked for: papers may differ on it."""

FEW, SOME, MANY = 5, 8, 15
LIMITS: Mapping[Route, int] = {Route.LIST: MANY, Route.COUNT: SOME, Route.COMPARE: SOME, Route.EXPLAIN: SOME}


def candidates(query: Query, hits: Sequence[Hit], index: Index, words: WordVectors) -> tuple[Evidence, ...]:
    """Return every quotable stretch of the hits with how likely it is to answer, likeliest first."""
    best = max((hit.score for hit in hits), default=0.0)
    papers = papers_of(hits, index, query.plan.question.filters)
    near = nearness(query, hits, index)
    found: dict[tuple[str, Span], Evidence] = {}
    for hit in sorted(hits, key=lambda hit: hit.rank):
        for evidence in _of_hit(query, hit, best, near, papers[hit.chunk.document_id], index, words):
            found.setdefault((evidence.document.id, evidence.span), evidence)
    rows = beside_the_best([evidence.features for evidence in found.values()])
    scored = [
        replace(evidence, score=probability(weigh(row, UNIT_WEIGHTS)))
        for evidence, row in zip(found.values(), rows, strict=True)
    ]
    return tuple(sorted(scored, key=lambda e: (-e.score, e.document.name, e.span)))


def choose(plan: Plan, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the stretches to write from, labelled E1, E2, ... best first.

    Beside the best, those nearly as likely; of each reference that the question names, the best; what another paper
    gives for the same; no words twice.
    """
    if not found:
        return ()
    limit = LIMITS.get(plan.route, FEW)
    least = found[0].score * KEEP.get(plan.route, KEEP_OVER_BEST)
    in_time = [e for e in found if not _is_of_another_time(plan, e, found[0])]
    keep = [e for e in in_time if e.score >= least]
    others = _of_other_papers(plan, in_time, {e.document.id for e in keep})
    chosen = _without_repeats([found[0], *_one_a_reference(plan, found), *keep, *others])[:limit]
    order = sorted(chosen, key=lambda e: -e.score)
    return tuple(replace(evidence, label=f"E{n}") for n, evidence in enumerate(order, 1))


def unit_features(
    query: Query,
    hit: Hit,
    best: float,
    passage: Mapping[str, float],
    text: str,
    block: Block,
    document: Document,
    words: Text,
) -> dict[str, float]:
    """Return the features of one stretch: of its passage, of its own words, of its place."""
    keys = _keys(block)
    refs = [*keys, *(found.canonical for found in find_references(text))]
    context = frozenset(words.terms) | _context_terms(document.title, block.locator.headings, block.columns)
    return {
        **ranking_features(rank=hit.rank, score=hit.score, best=best),
        **passage,
        **word_features(query, words),
        "cover_in_place": coverage(query, context),
        **reference_features(query, refs, keys),
        **slot_features(query, text),
        **period_features(query, text, document),
        **shape_features(
            query,
            words,
            row=block.kind is BlockKind.ROW,
            heading=block.kind in (BlockKind.HEADING, BlockKind.TABLE_HEADER),
        ),
    }


def _of_hit(
    query: Query,
    hit: Hit,
    best: float,
    near: Nearness,
    document: Document,
    index: Index,
    words: WordVectors,
) -> Iterator[Evidence]:
    levels = query.plan.question.filters.levels
    passage = word_features(query, take_text_apart(hit.chunk.search_text, words), prefix="passage_")
    for block in index.catalogue.blocks(document.id, hit.chunk.span, levels):
        for span in units_of(document, block, hit.chunk.span):
            text = read_as(document, span)
            whole = f"{begun_before(document, block, span)} {text}".strip()
            its = unit_features(query, hit, best, passage, whole, block, document, take_text_apart(text, words))
            features = {**its, "meaning": near_to(near, document.id, span)}
            yield Evidence(label="", document=document, span=span, block=block, score=0.0, features=features)


def _keys(block: Block) -> tuple[str, ...]:
    """Return the canonical references that name the block itself: its row, its minute, its paragraph."""
    place = block.locator
    named = (
        place.row,
        f"Minute {place.minute}" if place.minute else None,
        f"Paragraph {place.paragraph}" if place.paragraph else None,
        place.paragraph,
    )
    return tuple(found.canonical for name in named if name for found in find_references(name))


def _context_terms(title: str, headings: tuple[str, ...], columns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(terms_of(" ".join((title, *headings, *columns))))


def _one_a_reference(plan: Plan, found: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield, where a question names several references, the best stretch of each."""
    for ref in plan.refs if len(plan.refs) > 1 else ():
        of_ref = [e for e in found if ref in _keys(e.block)]
        yield from of_ref[:1]


def _of_other_papers(plan: Plan, found: Sequence[Evidence], papers: Collection[str]) -> Iterator[Evidence]:
    """Yield, of each paper that has said nothing yet, the best stretch that holds all the kinds of thing asked for."""
    if not plan.slots or plan.route in KEEP:
        return
    seen = set(papers)
    for evidence in found:
        near = evidence.score >= found[0].score * KEEP_OF_ANOTHER_PAPER
        if near and evidence.document.id not in seen and all(holds(slot, evidence.text) for slot in plan.slots):
            seen.add(evidence.document.id)
            yield evidence


def _is_of_another_time(plan: Plan, evidence: Evidence, best: Evidence) -> bool:
    """Say whether a stretch is of no period that the question names where the best is, and nothing is compared."""
    if plan.route is Route.COMPARE or best.features.get("period_other", 0.0):
        return False
    return bool(evidence.features.get("period_other", 0.0))


def _without_repeats(found: Sequence[Evidence]) -> list[Evidence]:
    seen: dict[str, Evidence] = {}
    for evidence in found:
        seen.setdefault(re.sub(r"\W+", " ", evidence.text).casefold().strip(), evidence)
    return list(seen.values())
