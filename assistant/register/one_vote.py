"""Finds the one motion that a question about a vote means, among those of the papers that were found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from assistant.query import Query, take_text_apart, terms_of
from assistant.register.periods import months_in
from assistant.register.pools import is_amendment
from assistant.register.vote_asking import VoteAsk, terms_about_votes
from assistant.slots import names_in
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
    """Return the motion that a question is surely about, None where none is or two may be."""
    every = list(_candidates(query, ask, hits, index, words))
    found = sorted(_voted_on_by(ask, _moved_by_named(query, ask, every)), key=lambda one: -one.score)
    if not found or found[0].about < LEAST:
        return None
    same = [other for other in found if other is found[0] or _is_same(found[0], other)]
    rivals = [other for other in found if other not in same]
    if rivals and found[0].score - rivals[0].score < MARGIN:
        return None
    drafted = bool(_DRAFT.search(query.plan.text))
    return next((one for one in same if bool(_DRAFT.search(one.document.name)) == drafted), found[0])


def _moved_by_named(query: Query, ask: VoteAsk, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the motions of whom the question names, in its last turn or before, where it names a mover or seconder."""
    for text in (query.plan.own, query.plan.context):
        surnames = {name.split()[-1].removesuffix("'s").removesuffix("’s") for name in names_in(text)} - {ask.member}
        for field_name in ("mover", "seconder"):
            own = [one for one in found if surnames & set(one.record.value(field_name).split())]
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


def _candidates(
    query: Query, ask: VoteAsk, hits: Sequence[Hit], index: Index, words: WordVectors
) -> Iterator[Candidate]:
    """Yield the motions of the papers found, of the sort and the day that the question names."""
    filters = query.plan.question.filters
    topic = _topic(query, ask)
    if not topic:
        return
    for paper in list(dict.fromkeys(hit.chunk.document_id for hit in hits))[:PAPERS]:
        motions = [r for r in index.register.of_document(paper, filters) if r.kind is RecordKind.MOTION]
        document = index.catalogue.document(paper, filters.levels) if motions else None
        sorted_out = [r for r in motions if ask.amending is not True or is_amendment(r)] or motions
        for record in sorted_out if document else ():
            if document and _is_of_day(query, record, document):
                yield _weighed(query, ask, record, document, topic, hits, words)


def _topic(query: Query, ask: VoteAsk) -> dict[str, float]:
    """Return the question's terms, with their weights, that its motion must be about; a name of a voter is none."""
    spent = terms_about_votes() | frozenset(analyse(ask.member or "", query=True))
    return {term: weight for term, weight in query.terms.items() if term not in spent and not term.startswith("_")}


def _weighed(
    query: Query,
    ask: VoteAsk,
    record: Record,
    document: Document,
    topic: dict[str, float],
    hits: Sequence[Hit],
    words: WordVectors,
) -> Candidate:
    said = (record.value("text") or record.value("title")).split()[:LONGEST]
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
    exact = sum(weight for term, weight in topic.items() if term in terms) / sum(topic.values())
    parts = take_text_apart(text, words)
    kept = [place for place, word in enumerate(query.words) if set(analyse(word, query=False)) & topic.keys()]
    if not kept or not parts.words:
        return exact
    weights = query.word_weights[kept]
    near = np.maximum((query.vectors[kept] @ parts.vectors.T).max(axis=1), 0.0)
    return max(exact, 0.5 * exact + 0.5 * float((weights * near).sum() / weights.sum()))


def _fitness(ask: VoteAsk, record: Record) -> float:
    """Return what the sort of a motion counts: the last vote is on the motion itself, as it then stands."""
    amending, kind = is_amendment(record), record.value("type").casefold()
    if ask.final:
        return FINAL if kind not in ("", "amendment", "motion") else 0.0 if amending else FINAL / 2
    return SORT if ask.amending is not None and ask.amending == amending else 0.0


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
