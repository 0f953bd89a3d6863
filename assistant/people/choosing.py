"""Which label of which paper a question means: by the role it asks for, by what the paper or the label is over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.people.asking import Ask, Wanted
from assistant.people.lines import is_reach
from assistant.people.papers import Paper, covered, held, share
from assistant.people.places import Place
from assistant.people.roles import INSTEAD, Role
from assistant.query import Query, terms_of
from assistant.register.people import people_in
from vectorstore.index import Index
from vectorstore.references import find_references
from vectorstore.types import Hit, Span

SURE, NEARLY, HELD, MOST = 0.5, 0.7, 0.7, 5
"""The least score of what is meant, the share of the likeliest paper's that it needs, the share of the subject that the
paper has to say at all, and contacts named at most."""

OF_PAPERS = frozenset(Role) - {Role.OFFICER, Role.DIRECTOR, Role.HEAD}
"""What somebody is on a paper and on nothing else: no answer where a question speaks of no paper."""

BEFORE, REACH = 1_200, 6_000
"""Letters around a label that tell what it is about: before one that stands in a form, after one over rows."""

_MEMBER = re.compile(r"\b(?:cabinet member|leader|portfolio|councillor|cllr)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is asked, in the terms of its subject alone, and the passages that were found for it."""

    ask: Ask
    about: Query
    hits: Sequence[Hit]
    index: Index


def places_meant(wanted: Wanted, papers: Sequence[Paper], found: Found) -> Iterator[tuple[Paper, Place]]:
    """Yield the places of whom is wanted, of the paper that has some and is meant most surely."""
    least = NEARLY * max((paper.score for paper in papers), default=0.0)
    meant = [paper for paper in papers if paper.score >= least or least < NEARLY * SURE]
    told = ((score, paper, place) for paper in meant for score, place in _of_paper(wanted, paper, found))
    likely = [(score, paper, place) for score, paper, place in told if score >= SURE]
    about = {id(paper) for _, paper, _ in likely if held(found.about, paper) >= HELD}
    scored = [(score, paper, place) for score, paper, place in likely if id(paper) in about]
    best = max((score for score, _, _ in scored), default=0.0)
    if best >= max(SURE, least):
        chosen = next(paper for score, paper, _ in scored if score == best)
        kept = [place for score, paper, place in scored if paper is chosen and score == best]
        yield from ((chosen, place) for place in (kept[:MOST] if Role.CONTACT in kept[0].roles else kept[:1]))


def _of_paper(wanted: Wanted, paper: Paper, found: Found) -> Iterator[tuple[float, Place]]:
    """Yield the places of a paper that name whom is wanted, each with how surely it is meant."""
    ask = found.ask
    called = [place for place in paper.places if _is_called(wanted, place)]
    named = [place for place in called if ask.paper or not place.roles & OF_PAPERS]
    chosen = named or next((fit for fit in _fits(wanted, ask, paper) if fit), [])
    groups = [place for place in paper.places if place.group]
    if any(place.group for place in chosen):
        yield from _each_over(named or groups, groups, paper, found)
    elif named:
        yield from _each_over(named, named, paper, found)
    elif chosen and not ask.refs:
        yield from ((paper.score, place) for place in _nearest(chosen, paper, found))


def _each_over(
    places: Sequence[Place], borders: Sequence[Place], paper: Paper, found: Found
) -> Iterator[tuple[float, Place]]:
    """Yield places with how surely each is meant by what is between it and the next of its sort."""
    for place in places:
        end = min((border.start for border in borders if border.start > place.start), default=paper.span.end)
        yield _over(place, end, paper, found), place


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
    named = covered(found.about, over) / 10 + covered(found.about, place.group) / 5
    return covered(found.about, words) + near / 2 + named


def _nearest(places: Sequence[Place], paper: Paper, found: Found) -> Sequence[Place]:
    """Return the first place, or of a table of contacts those whose posts the question says, else all."""
    if Role.CONTACT not in places[0].roles or not places[0].block.cells:
        return places[:1]
    titled = frozenset(terms_of(paper.title))
    beyond = replace(found.about, terms={t: w for t, w in found.about.terms.items() if t not in titled})
    scores = [covered(beyond, f"{place.label} {place.value}") if beyond.terms else 0.0 for place in places]
    return [place for place, score in zip(places, scores, strict=True) if score == max(scores)]


def _fits(wanted: Wanted, ask: Ask, paper: Paper) -> Iterator[list[Place]]:
    """Yield the places that fit: by the role itself, by who brings the paper, by what else papers call it."""
    if wanted.role is None:
        return
    if wanted.role is Role.LEADER:
        yield [place for place in paper.places if place.group]
    first, *others = (wanted.role, *INSTEAD.get(wanted.role, ()))
    bringing = [place for place in paper.places if Role.REPORTER in place.roles and _is_kind(first, place.value)]
    yield _of_role(first, ask, paper)
    yield bringing if not ask.reach else []
    yield from (_of_role(role, ask, paper) for role in others)
    yield bringing


def _of_role(role: Role, ask: Ask, paper: Paper) -> list[Place]:
    """Return the places of a role: labelled ones before signatures, and where to reach somebody is asked, such ones."""
    fitting = [place for place in paper.places if role in place.roles]
    labelled = [place for place in fitting if place.label] or fitting
    if not ask.reach:
        return labelled
    reached = [place for place in fitting if is_reach(place.value)]
    said = {name for place in labelled for name in people_in(place.value)}
    same = [place for place in reached if place in labelled or said & set(people_in(place.value))]
    return same or labelled


def _is_called(wanted: Wanted, place: Place) -> bool:
    """Say whether a label has all the words of the post asked for, or is its initials; one word names no post."""
    said = {word.removesuffix("s") for word in re.findall(r"[a-z]+", place.label.casefold())}
    return len(wanted.words) > 1 and (wanted.words <= said or place.label == wanted.initials)


def _is_kind(role: Role, value: str) -> bool:
    """Say whether somebody in whose name a paper goes is a member, a director, or any officer."""
    if role is Role.MEMBER:
        return bool(_MEMBER.search(value))
    if role is Role.DIRECTOR:
        return bool(re.search(r"\bdirector\b", value, re.IGNORECASE))
    return role in (Role.AUTHOR, Role.CONTACT) and not _MEMBER.search(value)
