"""Finds the rows that answer a question: the table it is about, narrowed by its conditions, every row that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.query import Query
from assistant.register.asking import EXTREMES, Ask, Operation
from assistant.register.belonging import PLACES, belongs
from assistant.register.dating import OF_A_MEETING, dating, of_meeting, papers_of_meeting
from assistant.register.extremes import Extreme, extreme_of
from assistant.register.narrowing import DATES, PEOPLE, STATES, Condition, cannot_tell, conditions_of
from assistant.register.nouns import near_kinds
from assistant.register.pools import Pool, Pools, context_of, is_amendment
from assistant.register.topic import Topic, topic_of
from vectorstore.records import Record, RecordKind
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors

PAPERS = 6
"""The papers of so many of the best passages are looked through, whole."""

LEAST = 2.4
"""What a pool must reach to be answered from: a named sort of row and a condition, or as much by other signs."""

NEAR, NARROWED, DATED, NAMED, AS_STATED = 1.2, 0.8, 0.6, 0.8, 0.8
"""What it counts that what was found stands in a pool, that a reference narrows it, that its date or title is named,
that it has as many rows as the question says, where they meet a condition too."""

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


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A pool that may be meant, before its rows are weighed: those in scope, and the most that it can score."""

    pool: Pool
    scope: tuple[int, ...]
    put: tuple[Condition, ...]
    conditions: tuple[Condition, ...]
    topic: Topic
    base: float

    @property
    def named(self) -> bool:
        """Whether a word of the question that is left stands over the rows of the pool."""
        return self.topic.named(f"{self.pool.name} {context_of(self.pool.records[0])}") > 0

    @property
    def most(self) -> float:
        """What it scores if every word that is left of the question is about its rows."""
        return self.base + 1.0

    @property
    def narrowed(self) -> bool:
        """Whether a reference narrows the pool."""
        return len(self.scope) < len(self.pool.records)


def look(query: Query, ask: Ask, hits: Sequence[Hit], pools: Pools, words: WordVectors) -> Finding | None:
    """Return the rows that answer a question of several rows, None where no table is surely meant.

    Weighing rows costs most, so the likeliest pools go first, and those that can no longer win are not weighed.
    """
    filters = query.plan.question.filters
    levels, ids = filters.levels, list(dict.fromkeys(hit.chunk.document_id for hit in hits))[:PAPERS]
    if ask.kinds and ask.kinds <= OF_A_MEETING:
        ids = list(dict.fromkeys([*ids, *papers_of_meeting(query.plan, pools.papers(filters))]))
    opened = [_opened(query, ask, pool, hits) for document_id in ids for pool in pools.of(document_id, levels)]
    openings = sorted(filter(None, opened), key=lambda one: -one.most)
    best: Finding | None = None
    for opening in openings:
        if opening.most < max(LEAST, best.score if best else 0.0):
            break
        finding = _weighed(query, ask, opening, words)
        if finding is not None and (best is None or _rank(finding) > _rank(best)):
            best = finding
    return _in_its_table(best, openings) if best is not None and best.score >= LEAST else None


def _in_its_table(best: Finding, openings: Sequence[Opening]) -> Finding:
    """Say the same rows of the one table that has them all, where the words over it are among the question's."""
    ids = {record.id for record in best.rows}
    for opening in openings if best.conditions and best.extreme is None else ():
        records = opening.pool.records
        closer = opening.pool.name and len(records) < len(best.pool.records)
        if closer and opening.named and ids <= {records[place].id for place in opening.scope}:
            return replace(best, pool=opening.pool, among=len(opening.scope))
    return best


def _rank(finding: Finding) -> tuple[float, int]:
    return finding.score, len(finding.pool.records)


def _nearness(pool: Pool, hits: Sequence[Hit]) -> float:
    """Return how much of what was found stands in the pool, 0 to 1: the sum of 1 / rank of the passages there."""
    spans = [span for record in pool.records for span in record.spans]
    inside = [
        1.0 / hit.rank
        for hit in hits
        if hit.chunk.document_id == pool.document.id and any(span.overlaps(hit.chunk.span) for span in spans)
    ]
    return min(sum(inside) / 1.5, 1.0)


def _opened(query: Query, ask: Ask, pool: Pool, hits: Sequence[Hit]) -> Opening | None:
    """Return what can be told of a pool without weighing its rows, None where it cannot be meant."""
    scope = of_meeting(query.plan.periods, pool, _scope(ask, pool.records) or ())
    if not scope or not _is_of_kind(ask, pool):
        return None
    put = conditions_of(query.plan, ask, pool)
    conditions = _met(put, scope)
    if cannot_tell(query.plan, pool, conditions) or any(c.only and c not in conditions for c in put):
        return None
    topic = topic_of(query, ask, conditions, pool)
    named = topic.named(f"{pool.name} {pool.document.title}") >= MOSTLY
    place = NEAR * _nearness(pool, hits) + NARROWED * (len(scope) < len(pool.records)) + NAMED * named
    place += AS_STATED * (len(scope) == ask.stated and bool(conditions))
    base = _score(ask, pool, conditions) + DATED * dating(query.plan, pool) + place
    return Opening(pool=pool, scope=tuple(scope), put=put, conditions=conditions, topic=topic, base=base)


def _weighed(query: Query, ask: Ask, opening: Opening, words: WordVectors) -> Finding | None:
    """Return the rows of a pool that fit, None where they do not account for the question."""
    pool, conditions = opening.pool, opening.conditions
    rows, about = _fitting(opening, words)
    if not rows or about < _least_of_motions(opening):
        return None
    if not conditions and about < _least_explained(ask, opening, rows):
        return None
    extreme = extreme_of(query, ask, [pool.records[place] for place in rows]) if ask.operation in EXTREMES else None
    if ask.operation in EXTREMES and extreme is None:
        return None
    if extreme is not None:
        rows = [place for place in rows if pool.records[place] in extreme.records]
    told = STATES | PEOPLE | DATES
    return Finding(
        ask=ask,
        pool=pool,
        rows=tuple(pool.records[place] for place in rows),
        among=len(opening.scope),
        conditions=conditions,
        unmet=tuple(c for c in opening.put if conditions and c not in conditions and c.name in told),
        extreme=extreme,
        score=opening.base + about,
    )


def _least_of_motions(opening: Opening) -> float:
    """Return how much of the question motions must account for: those of one meeting differ in what they are about."""
    share = opening.topic.share if opening.topic.weighty else 0.0
    return 1.0 - share * (1.0 - MOSTLY) if opening.pool.kind is RecordKind.MOTION else 0.0


def _least_explained(ask: Ask, opening: Opening, rows: Sequence[int]) -> float:
    """Return how much of the question must be accounted for; a reference that narrows the table accounts for itself."""
    if opening.narrowed or ask.operation in EXTREMES:
        return 0.0
    if len(rows) == len(opening.pool.records):
        return WHOLE
    return COUNTED if ask.operation is Operation.COUNT else LISTED


def _fitting(opening: Opening, words: WordVectors) -> tuple[list[int], float]:
    """Return the places of the rows that fit, and how much they are about what is left of the question, 0 to 1."""
    pool, conditions, topic = opening.pool, opening.conditions, opening.topic
    rows = [place for place in opening.scope if all(place in condition.rows for condition in conditions)]
    over = f"{pool.document.title} {pool.document.committee or ''}"
    covered = topic.covered([pool.records[place] for place in rows], over, words)
    if topic.terms and ((topic.weighty and not opening.narrowed) or not conditions):
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
    if pool.kind is RecordKind.MOTION and ask.kinds and not _is_of_sort(ask.noun, pool):
        return False
    if ask.kinds & STRICT:
        return pool.kind in ask.kinds
    return not ask.kinds or pool.kind in (None, RecordKind.OTHER) or pool.kind in near_kinds(ask.kinds)


def _is_of_sort(noun: str, pool: Pool) -> bool:
    """Say whether a pool of motions is of the sort that a noun names: amendments, other motions, or all of them."""
    amending = {is_amendment(record) for record in pool.records}
    named = noun.casefold()
    return amending == {True} if named.startswith("amend") else amending == {False} if named.startswith("mot") else True


def _score(ask: Ask, pool: Pool, conditions: Sequence[Condition]) -> float:
    """Return how surely a pool is meant by its sort of rows and the conditions that its columns meet."""
    kind = 1.0 if pool.kind in ask.kinds else 0.5 if pool.kind in near_kinds(ask.kinds) else 0.2
    met = sum(condition.strength for condition in conditions[:2])
    return kind + met
