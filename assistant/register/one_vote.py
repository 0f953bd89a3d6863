"""Finds the one motion that a question about a vote means, among those of the papers that were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from assistant.query import Query, take_text_apart, terms_of
from assistant.register.own_clauses import heading_over, is_last, own_text
from assistant.register.periods import months_in
from assistant.register.pools import is_amendment
from assistant.register.vote_asking import VoteAsk, surnames_in, terms_about_votes
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_dates
from vectorstore.types import Document, Hit
from vectorstore.word_vectors import WordVectors

PAPERS = 6
"""Motions of the papers of so many of the best passages are looked through."""

LEAST, MARGIN = 0.45, 0.1
"""How much a motion must be about the question, and by how much more than any other, to be surely meant."""

TIE = 0.02
"""So much more about the question another motion may be than the one that all signs speak for."""

NEAR, SORT, FINAL = 0.3, 0.2, 0.4
"""What it counts that passages found stand in the motion, that it is of the sort named, that it was the last vote."""

LONGEST = 300
"""Words of a motion that are held against a question: a long one would be about everything."""

SAME = 0.7
_ISO = re.compile(r"\d{4}-\d\d")
_OF_A_MEETING = re.compile(r"(?:\d{4}|\.{4})-\d\d")
"""A period as narrow as a meeting: a month or a day; a year is as likely that of a budget."""
_DRAFT = re.compile(r"(?<![a-z])draft(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A motion, how much it is about the question (0 to 1), and that with all other signs that it is meant."""

    record: Record
    document: Document
    about: float
    score: float
    terms: frozenset[str] = field(repr=False)


def vote_meant(query: Query, ask: VoteAsk, hits: Sequence[Hit], index: Index, words: WordVectors) -> Candidate | None:
    """Return the motion that a question is surely about, None where none is or two may be.

    The final vote, asked after a question about one motion, is the last one of that motion's minute.
    """
    every = candidates(query, ask, hits, index, words)
    earlier = _meant(query, replace(ask, final=False), every) if ask.final and query.plan.context else None
    last = _last_of_minute(earlier, every) if earlier else None
    return last or _meant(query, ask, every)


def surely(found: Sequence[Candidate], *, least: float = LEAST) -> list[Candidate]:
    """Return the likeliest of some motions, with its records in other papers; none where another may be meant."""
    ranked = sorted(found, key=lambda one: -one.score)
    if not ranked or ranked[0].about < least:
        return []
    same = [other for other in ranked if other is ranked[0] or _is_same(ranked[0], other)]
    rivals = [other for other in ranked if other not in same]
    nearly = any(ranked[0].score - other.score < MARGIN for other in rivals)
    return [] if nearly or any(other.about > ranked[0].about + TIE for other in rivals) else same


def _meant(query: Query, ask: VoteAsk, every: Sequence[Candidate]) -> Candidate | None:
    same = surely(_voted_on_by(ask, _moved_by_named(query, ask, every)))
    drafted = bool(_DRAFT.search(query.plan.text))
    return next((one for one in same if bool(_DRAFT.search(one.document.name)) == drafted), same[0] if same else None)


def _last_of_minute(earlier: Candidate, every: Sequence[Candidate]) -> Candidate | None:
    """Return the last vote of a motion's minute that is on no amendment."""
    place = earlier.document.id, earlier.record.locator.minute
    own = [one for one in every if (one.document.id, one.record.locator.minute) == place]
    last = [one for one in own if not is_amendment(one.record) and one.record.value("outcome")]
    return max(last, key=lambda one: one.record.spans[-1].start, default=None)


def _moved_by_named(query: Query, ask: VoteAsk, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the motions of whom the question names, in its last turn or before, where it names a mover or seconder."""
    for text in (query.plan.own, query.plan.context):
        surnames = surnames_in(text) - {(ask.member or "").casefold()}
        for field_name in ("mover", "seconder"):
            own = [one for one in found if surnames & set(one.record.value(field_name).casefold().split())]
            if own:
                return own
    return found


def _voted_on_by(ask: VoteAsk, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the motions with a member on their lists whose vote is asked for, all where none about it has them."""
    if ask.member is None:
        return found
    listed = re.compile(rf"\b{re.escape(ask.member)}\b", re.IGNORECASE)
    names = ("voted_for", "voted_against", "voted_abstained")
    about = [one for one in found if one.about >= LEAST]
    return [one for one in about if any(listed.search(one.record.value(name)) for name in names)] or found


def candidates(
    query: Query, ask: VoteAsk, hits: Sequence[Hit], index: Index, words: WordVectors
) -> tuple[Candidate, ...]:
    """Return the motions of the papers found that tell what is asked, of the sort and day that the question names."""
    filters = query.plan.question.filters
    topic = _topic(query, ask)
    papers = list(dict.fromkeys(hit.chunk.document_id for hit in hits))[:PAPERS] if topic else []
    found: list[Candidate] = []
    for paper in papers:
        beside = index.register.of_document(paper, filters)
        motions = [record for record in beside if record.kind is RecordKind.MOTION and _tells(ask, record)]
        motions = [record for record in motions if ask.amending is not True or is_amendment(record)] or motions
        document = index.catalogue.document(paper, filters.levels) if motions else None
        for record in motions if document else ():
            if document and _is_of_day(query, record, document):
                over = heading_over(record, document, index, filters)
                text = f"{document.quote(over) if over else ''} {own_text(record, beside, document)}"
                found.append(_weighed(query, ask, record, text, document, topic, hits, words))
    return tuple(found)


def _tells(ask: VoteAsk, record: Record) -> bool:
    """Say whether minutes tell what is asked of a motion; of one never put to the vote they tell no outcome."""
    return ask.member is not None or any(record.get(name) is not None for name in ask.wanted)


def _topic(query: Query, ask: VoteAsk) -> dict[str, float]:
    """Return the question's terms, with their weights, that its motion must be about; a name of a voter is none."""
    spent = terms_about_votes() | frozenset(analyse(ask.member or "", query=True))
    return {term: weight for term, weight in query.terms.items() if term not in spent and not term.startswith("_")}


def _weighed(
    query: Query,
    ask: VoteAsk,
    record: Record,
    text: str,
    document: Document,
    topic: dict[str, float],
    hits: Sequence[Hit],
    words: WordVectors,
) -> Candidate:
    said = text.split()[:LONGEST]
    movers = [record.value(name) for name in ("mover", "seconder", "item", "date")]
    day = record.as_of.strftime("%d %B %Y") if record.as_of else ""
    text = " ".join([*said, *movers, day, document.title, *record.locator.headings[-1:]])
    terms = frozenset(terms_of(text))
    about = _about(query, topic, text, terms, words)
    score = about + NEAR * _nearness(record, hits) + _fitness(ask, record)
    own = frozenset(terms_of(f"{' '.join(said)} {record.value('mover')}"))
    return Candidate(record=record, document=document, about=about, score=score, terms=own)


def _about(query: Query, topic: dict[str, float], text: str, terms: frozenset[str], words: WordVectors) -> float:
    """Return how much of the topic a motion holds or comes near to, by the weight of its words."""
    exact = sum(weight for term, weight in topic.items() if _holds(query, term, terms)) / sum(topic.values())
    parts = take_text_apart(text, words)
    kept = [place for place, word in enumerate(query.words) if set(analyse(word, query=False)) & topic.keys()]
    if not kept or not parts.words:
        return exact
    weights = query.word_weights[kept]
    near = np.maximum((query.vectors[kept] @ parts.vectors.T).max(axis=1), 0.0)
    return max(exact, 0.5 * exact + 0.5 * float((weights * near).sum() / weights.sum()))


def _holds(query: Query, term: str, terms: frozenset[str]) -> bool:
    """Say whether a motion has a term, or all of another wording of what it is part of."""
    return term in terms or any(form <= terms for form in query.alike.get(term, ()))


def _fitness(ask: VoteAsk, record: Record) -> float:
    """Return what the sort of a motion counts: the last vote is on the motion itself, as it then stands."""
    amending = is_amendment(record)
    if ask.final:
        return FINAL if is_last(record) else 0.0 if amending else FINAL / 2
    if ask.amending is None:
        return 0.0 if amending else SORT
    return SORT if ask.amending == amending else 0.0


def _nearness(record: Record, hits: Sequence[Hit]) -> float:
    """Return how much of what was found stands in a motion, 0 to 1: the sum of 1 / rank of the passages there."""
    inside = [
        1.0 / hit.rank
        for hit in hits
        if hit.chunk.document_id == record.document_id and any(span.overlaps(hit.chunk.span) for span in record.spans)
    ]
    return min(sum(inside) / 1.5, 1.0)


def _is_of_day(query: Query, record: Record, document: Document) -> bool:
    """Say whether a motion can be of the meeting that a question names by its day or month."""
    day = record.as_of or document.meeting_date
    titles = f"{document.title} {' '.join(record.locator.headings)}"
    known = [day.isoformat()] if day else [said.value for said in find_dates(titles) if _ISO.match(said.value)]
    asked = [re.compile(f"....{period[1:]}" if period[0] == "-" else period) for period in query.plan.periods]
    asked = [pattern for pattern in asked if _OF_A_MEETING.match(pattern.pattern)]
    asked = asked or [re.compile(f"....{month}") for month in months_in(query.plan.own)]
    return not known or not asked or any(pattern.match(value) for pattern in asked for value in known)


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Say whether two records are of one motion in two papers of a meeting: a draft, or minutes printed twice."""
    both = one.terms | other.terms
    same_day = one.record.as_of == other.record.as_of and one.record.document_id != other.record.document_id
    return same_day and len(one.terms & other.terms) >= SAME * len(both)
