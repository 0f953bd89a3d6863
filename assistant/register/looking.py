"""Finds the rows that answer a question: the table it is about, narrowed by its conditions, every row that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.query import Query
from assistant.register.asking import EXTREMES, Ask, Operation
from assistant.register.belonging import PLACES, belongs
from assistant.register.extremes import Extreme, extreme_of
from assistant.register.narrowing import DATES, PEOPLE, STATES, Condition, cannot_tell, conditions_of
from assistant.register.nouns import near_kinds
from assistant.register.periods import months_in
from assistant.register.pools import Pool, Pools
from assistant.register.topic import Topic, topic_of
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_dates
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors

PAPERS = 6
"""The papers of so many of the best passages are looked through, whole."""

LEAST = 2.4
"""What a pool must reach to be answered from: a named sort of row and a condition, or as much by other signs."""

NEAR, NARROWED, DATED, NAMED = 1.2, 0.8, 0.6, 0.8
"""What it counts that what was found stands in a pool, that a reference narrows it, that its date or title is named."""

MOSTLY = 0.6

ALIKE, LOOSELY = 0.75, 0.5
"""Rows this much about the topic, beside the row most about it, are all meant; less where conditions have chosen."""

LISTED, COUNTED, WHOLE = 0.5, 0.6, 0.78
"""The least of a question that must be accounted for before rows are given that no condition has chosen: listed,
counted, or said to be all of a table."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What the register says: `rows` of the `among` that were looked at in `pool`, and the conditions they meet.

    `unmet` are conditions that the question puts as well and that none of these rows meets.
    """

    ask: Ask
    pool: Pool
    rows: tuple[Record, ...]
    among: int
    conditions: tuple[Condition, ...]
    score: float
    extreme: Extreme | None = None
    unmet: tuple[Condition, ...] = ()


def look(query: Query, ask: Ask, hits: Sequence[Hit], pools: Pools, words: WordVectors) -> Finding | None:
    """Return the rows that answer a question of several rows, None where no table is surely meant."""
    levels = query.plan.question.filters.levels
    ids = list(dict.fromkeys(hit.chunk.document_id for hit in hits))[:PAPERS]
    near = ((pool, _nearness(pool, hits)) for document_id in ids for pool in pools.of(document_id, levels))
    found = [finding for pool, nearness in near if (finding := _finding(query, ask, pool, nearness, words)) is not None]
    best = max(found, key=lambda finding: (finding.score, len(finding.pool.records)), default=None)
    return best if best is not None and best.score >= LEAST else None


def _nearness(pool: Pool, hits: Sequence[Hit]) -> float:
    """Return how much of what was found stands in the pool, 0 to 1: the sum of 1 / rank of the passages there."""
    spans = [span for record in pool.records for span in record.spans]
    inside = [
        1.0 / hit.rank
        for hit in hits
        if hit.chunk.document_id == pool.document.id and any(span.overlaps(hit.chunk.span) for span in spans)
    ]
    return min(sum(inside) / 1.5, 1.0)


def _finding(query: Query, ask: Ask, pool: Pool, nearness: float, words: WordVectors) -> Finding | None:
    scope = _scope(ask, pool.records)
    if scope is None or not _is_of_kind(ask, pool):
        return None
    put = conditions_of(query.plan, ask, pool)
    conditions = _met(put, scope)
    if cannot_tell(query.plan, pool, conditions):
        return None
    topic = topic_of(query, ask, conditions, pool)
    rows, about = _fitting(ask, pool, scope, conditions, topic, words)
    if not rows or (not conditions and about < _least_explained(ask, pool, scope, rows)):
        return None
    extreme = extreme_of(query, ask, [pool.records[place] for place in rows]) if ask.operation in EXTREMES else None
    if ask.operation in EXTREMES and extreme is None:
        return None
    if extreme is not None:
        rows = [place for place in rows if pool.records[place] in extreme.records]
    narrowed = NARROWED * (len(scope) < len(pool.records)) + NAMED * (
        topic.named(f"{pool.name} {pool.document.title}") >= MOSTLY
    )
    return Finding(
        ask=ask,
        pool=pool,
        rows=tuple(pool.records[place] for place in rows),
        among=len(scope),
        conditions=conditions,
        unmet=tuple(c for c in put if conditions and c not in conditions and c.name in STATES | PEOPLE | DATES),
        extreme=extreme,
        score=_score(query, ask, pool, conditions) + NEAR * nearness + narrowed + about,
    )


def _least_explained(ask: Ask, pool: Pool, scope: Sequence[int], rows: Sequence[int]) -> float:
    """Return how much of the question must be accounted for; a reference that narrows the table accounts for itself."""
    if len(scope) < len(pool.records) or ask.operation in EXTREMES:
        return 0.0
    if len(rows) == len(pool.records):
        return WHOLE
    return COUNTED if ask.operation is Operation.COUNT else LISTED


def _fitting(
    ask: Ask, pool: Pool, scope: Sequence[int], conditions: Sequence[Condition], topic: Topic, words: WordVectors
) -> tuple[list[int], float]:
    """Return the places of the rows that fit, and how much they are about what is left of the question, 0 to 1."""
    rows = [place for place in scope if all(place in condition.rows for condition in conditions)]
    covered = topic.covered([pool.records[place] for place in rows], pool.document.title, words)
    narrowed = len(scope) < len(pool.records)
    if topic.terms and ((topic.weighty and not narrowed) or not conditions):
        least = (LOOSELY if conditions else ALIKE) * max(covered, default=0.0)
        kept = [(place, share) for place, share in zip(rows, covered, strict=True) if share >= least]
        rows, covered = [place for place, _ in kept], [share for _, share in kept]
    mean = sum(covered) / len(covered) if covered else 0.0
    return rows, mean * topic.share + (1.0 - topic.share)


def _scope(ask: Ask, records: Sequence[Record]) -> list[int] | None:
    """Return the places of the rows under the references named, all where none was named, None where none fits."""
    refs = [ref for ref in ask.refs if ref.partition(" ")[0] not in PLACES]
    if not refs:
        return list(range(len(records)))
    under = [place for place, record in enumerate(records) if any(belongs(record, ref) for ref in refs)]
    parts = [place for place in under if records[place].ref not in refs]
    return (parts if len(parts) > 1 else under) or None


def _met(conditions: Sequence[Condition], scope: Sequence[int]) -> tuple[Condition, ...]:
    """Keep the conditions that can hold together, the strongest first."""
    left, kept = set(scope), []
    for condition in conditions:
        if left & condition.rows:
            left &= condition.rows
            kept.append(condition)
    return tuple(kept)


STRICT = frozenset({RecordKind.RESOLUTION, RecordKind.MINUTE, RecordKind.TERM, RecordKind.PERSON})
"""Kinds that rows of no known kind are never taken for."""


def _is_of_kind(ask: Ask, pool: Pool) -> bool:
    """Say whether the rows can be what is counted: of a kind that the noun means, or of no known kind."""
    if ask.kinds & STRICT:
        return pool.kind in ask.kinds
    return not ask.kinds or pool.kind in (None, RecordKind.OTHER) or pool.kind in near_kinds(ask.kinds)


def _score(query: Query, ask: Ask, pool: Pool, conditions: Sequence[Condition]) -> float:
    """Return how surely a pool is meant by its sort of rows, the conditions that its columns meet, and its date."""
    kind = 1.0 if pool.kind in ask.kinds else 0.5 if pool.kind in near_kinds(ask.kinds) else 0.2
    met = sum(condition.strength for condition in conditions[:2])
    return kind + met + DATED * _dating(pool, query)


def _dating(pool: Pool, query: Query) -> float:
    """Return 1 where the pool is of a period that the question names, -2 where its paper is older than all of them."""
    day = pool.document.meeting_date.isoformat() if pool.document.meeting_date else ""
    if any(day[4:].startswith(month) for month in months_in(query.plan.own)):
        return 1.0
    periods = [period for period in query.plan.periods if period[:2] in ("19", "20")]
    if not periods:
        return 0.0
    heads = {found.heading for record in pool.records[:3] for found in record.fields}
    stated = [said.value for words in (pool.document.title, pool.name, *heads) for said in find_dates(words)]
    if any(value.startswith(period) for period in periods for value in (day, *stated)):
        return 1.0
    return -2.0 if day and all(day[: len(period)] < period for period in periods) else 0.0
