"""Answers who is on a paper by its own label: the place that the question means, its words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.people.asking import Ask, Wanted, read_ask
from assistant.people.items import Item, Told, evidence_of
from assistant.people.lines import is_reach, without_reach
from assistant.people.papers import Paper, covered, papers_asked, share
from assistant.people.places import Place
from assistant.people.roles import INSTEAD, Role
from assistant.query import Query, terms_of
from assistant.register.people import people_in
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_references
from vectorstore.types import Document, Hit, Span

SURE, NEARLY, MOST = 0.5, 0.7, 5
"""The least score of what is meant, the share of the likeliest paper's that it needs, and contacts named at most."""

LONGEST_POST = 9
"""Words of a post; what is longer is a post with the text after it."""

OF_PAPERS = frozenset(Role) - {Role.OFFICER, Role.DIRECTOR}
"""What somebody is on a paper and on nothing else: no answer where a question speaks of no paper."""

BEFORE, REACH = 1_200, 6_000
"""Letters around a label that tell what it is about: before one that stands in a form, after one over rows."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is asked, in the terms of its subject alone, and the passages that were found for it."""

    ask: Ask
    about: Query
    hits: Sequence[Hit]
    index: Index


_SMALL = frozenset(["the", "of", "for", "and", "a", "in", "to", "interim", "acting"])


def people_told(query: Query, hits: Sequence[Hit], index: Index) -> Told | None:
    """Return what a paper says of the people that a question asks for, None where it asks otherwise or none does."""
    ask = read_ask(query)
    if ask is None:
        return None
    papers = papers_asked(ask, query, hits, index)
    found = Found(ask=ask, about=replace(query, terms=ask.subject), hits=hits, index=index)
    chosen = [pair for wanted in ask.wanted for pair in _places(wanted, ask, papers, found)]
    once = {(paper.document.id, place.start): (paper, place) for paper, place in chosen}
    if not once:
        return None
    items = [item for number, pair in enumerate(once.values(), 1) for item in _claims(number, *pair, found)]
    return Told(items=tuple(items))


def _places(wanted: Wanted, ask: Ask, papers: Sequence[Paper], found: Found) -> Iterator[tuple[Paper, Place]]:
    """Yield the places of whom is wanted, of the paper that has some and is meant most surely."""
    scored = [(score, paper, place) for paper in papers for score, place in _of_paper(wanted, ask, paper, found)]
    best = max((score for score, _, _ in scored), default=0.0)
    likeliest = max((paper.score for paper in papers), default=0.0)
    if best >= max(SURE, NEARLY * likeliest):
        chosen = next(paper for score, paper, _ in scored if score == best)
        kept = [place for score, paper, place in scored if paper is chosen and score == best]
        yield from ((chosen, place) for place in (kept[:MOST] if Role.CONTACT in kept[0].roles else kept[:1]))


def _of_paper(wanted: Wanted, ask: Ask, paper: Paper, found: Found) -> Iterator[tuple[float, Place]]:
    """Yield the places of a paper that name whom is wanted, each with how surely it is meant."""
    named = [
        place for place in paper.places if _is_called(wanted, place) and (ask.paper or not place.roles & OF_PAPERS)
    ]
    if named:
        yield from ((_over(place, end, paper, found), place) for place, end in _until_next(named, paper))
        return
    chosen = next((fit for fit in _fits(wanted, ask, paper) if fit), [])
    if len(chosen) > 1 and any(place.group for place in chosen):
        yield from ((_over(place, end, paper, found), place) for place, end in _until_next(chosen, paper))
    elif chosen and not ask.refs:
        yield from ((paper.score, place) for place in _nearest(chosen, paper, found))


def _until_next(places: Sequence[Place], paper: Paper) -> Iterator[tuple[Place, int]]:
    """Yield each place with where the next of its sort begins."""
    return zip(places, [*(place.start for place in places[1:]), paper.span.end], strict=True)


def _over(place: Place, end: int, paper: Paper, found: Found) -> float:
    """Return how surely a place is meant by what it stands over: its group, its headings, what follows under them."""
    headings = place.block.locator.headings
    over = " ".join((paper.title, place.group, *headings))
    if found.ask.refs and not found.ask.refs & {ref.canonical for ref in find_references(over)}:
        return 0.0
    before = place.start if place.group else max(paper.span.start, place.start - BEFORE)
    reach = Span(start=before, end=min(end, place.start + REACH))
    blocks = found.index.catalogue.blocks(paper.document.id, reach, found.about.plan.question.filters.levels)
    under = [block.span for block in blocks if block.locator.headings[: len(headings)] == headings]
    words = " ".join([over, *(paper.document.standing(span) for span in under)])
    near = share(paper.document.id, Span(start=place.start, end=under[-1].end), found.hits) if under else 0.0
    return covered(found.about, words) + near / 2 + covered(found.about, over) / 10


def _nearest(places: Sequence[Place], paper: Paper, found: Found) -> Sequence[Place]:
    """Return the first place, or of a table of contacts those whose posts the question says, else all."""
    if Role.CONTACT not in places[0].roles or not places[0].block.cells:
        return places[:1]
    titled = frozenset(terms_of(paper.title))
    beyond = replace(found.about, terms={t: w for t, w in found.about.terms.items() if t not in titled})
    scores = [covered(beyond, f"{place.label} {place.value}") if beyond.terms else 0.0 for place in places]
    return [place for place, score in zip(places, scores, strict=True) if score == max(scores)]


def _fits(wanted: Wanted, ask: Ask, paper: Paper) -> Iterator[list[Place]]:
    """Yield the places that fit: by the role itself, by what else papers call it, by who brings the paper."""
    if wanted.role is None:
        return
    for role in (wanted.role, *INSTEAD.get(wanted.role, ())):
        fitting = [place for place in paper.places if role in place.roles]
        reached = [place for place in fitting if is_reach(place.value)]
        yield reached or fitting if ask.reach else fitting
    yield [place for place in paper.places if Role.REPORTER in place.roles and _is_kind(wanted.role, place.value)]


def _is_called(wanted: Wanted, place: Place) -> bool:
    """Say whether a label has all the words of the post asked for, or is its initials; one word names no post."""
    said = {word.removesuffix("s") for word in re.findall(r"[a-z]+", place.label.casefold())}
    return len(wanted.words) > 1 and (wanted.words <= said or place.label == wanted.initials)


def _is_kind(role: Role, value: str) -> bool:
    """Say whether somebody in whose name a paper goes is a member, a director, or any officer."""
    member = re.search(r"\b(?:cabinet member|leader|portfolio|councillor|cllr)\b", value, re.IGNORECASE)
    if role is Role.MEMBER:
        return bool(member)
    if role is Role.DIRECTOR:
        return bool(re.search(r"\bdirector\b", value, re.IGNORECASE))
    return role in (Role.AUTHOR, Role.CONTACT) and not member


def _claims(number: int, paper: Paper, place: Place, found: Found) -> Iterator[Item]:
    """Yield what a label says, and who holds the post where it names no more than that."""
    said = place.value if found.ask.reach else without_reach(place.value)
    label = " ".join(part for part in (place.group, place.label) if part)
    name = f"P{number}"
    evidence = evidence_of(name, paper.document, place.spans, place.block)
    yield Item(text=f"{label}: {said}" if label else said, evidence=evidence)
    record = None if people_in(place.value) else holder(place.value, paper.document, found)
    if record is not None:
        blocks = found.index.catalogue.blocks(paper.document.id, record.span, found.about.plan.question.filters.levels)
        evidence = evidence_of(f"{name}h", paper.document, (record.span,), blocks[0])
        yield Item(text=f"{record.value('name')}, {record.value('role')}", evidence=evidence)


def holder(post: str, document: Document, found: Found) -> Record | None:
    """Return the first person whom the same paper says to hold a post that a label gives without a name."""
    wanted = post_words(post)
    for record in found.index.register.of_document(document.id, found.about.plan.question.filters):
        held = post_words(record.value("role")) if record.kind in (RecordKind.PERSON, RecordKind.ROLE) else ()
        ran_on = len(wanted) > LONGEST_POST and held == wanted[: len(held)]
        if len(held) > 1 and (held == wanted or ran_on) and record.value("name"):
            return record
    return None


def post_words(post: str) -> tuple[str, ...]:
    """Return the words of a post, without those that one paper writes it with and another does not."""
    words = re.findall(r"[a-z]+", post.casefold().replace("&", "and"))
    return tuple(word for word in words if word not in _SMALL)
