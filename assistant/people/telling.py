"""Answers who is on a paper by its own label: its words, who holds the post that it gives, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.people.asking import read_ask
from assistant.people.choosing import Found, places_meant
from assistant.people.items import Item, Told, evidence_of
from assistant.people.lines import without_reach
from assistant.people.papers import Paper, papers_asked
from assistant.people.places import Place
from assistant.query import Query
from assistant.register.people import people_in
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import Document, Hit

LONGEST_POST = 9
"""Words of a post; what is longer is a post with the text after it."""

_SMALL = frozenset(["the", "of", "for", "and", "a", "in", "to", "interim", "acting"])


def people_told(query: Query, hits: Sequence[Hit], index: Index) -> Told | None:
    """Return what a paper says of the people that a question asks for, None where it asks otherwise or none does."""
    ask = read_ask(query)
    if ask is None:
        return None
    papers = papers_asked(ask, query, hits, index)
    found = Found(ask=ask, about=replace(query, terms=ask.subject), hits=hits, index=index)
    chosen = [pair for wanted in ask.wanted for pair in places_meant(wanted, papers, found)]
    once = {(paper.document.id, place.start): (paper, place) for paper, place in chosen}
    if not once:
        return None
    items = [item for number, pair in enumerate(once.values(), 1) for item in _claims(number, *pair, found)]
    return Told(items=tuple(items), about=" ".join(f"{paper.title} {paper.head}" for paper, _ in once.values()))


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
