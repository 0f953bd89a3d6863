"""What to ask next: questions made of what an answer cites, that the papers answer and that were not asked yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from api.offers import Offer, Sort, of_change, of_headings, of_minute, of_paper, of_subjects, of_table, of_thing
from api.suggestions import has_changed
from api.trying import Trial
from vectorstore.records import Record
from vectorstore.references import canonical, equivalents
from vectorstore.types import DocumentKind, Filters

if TYPE_CHECKING:
    from api.record import Opened
    from vectorstore.catalogue.values import DocumentInfo

MOST = 3
TRIED = 8
"""Questions that are tried at most, some tens of milliseconds each."""
CITED = 4
"""Citations that are looked at, the first ones: the rest is further from what was asked."""
NEXT = 4
"""Headings after the cited words whose subjects are offered."""
ALIKE = 0.75
"""From this share of its words on, a question says what another has said."""

_ASKED = {
    Sort.OWNER: re.compile(r"\b(?:who|whose|lead|leads|owner|owns|responsible)\b", re.IGNORECASE),
    Sort.STATUS: re.compile(r"\b(?:status|rating|rated|progress|how is|stand)\b", re.IGNORECASE),
    Sort.DUE: re.compile(r"\b(?:when|due|by what date|deadline)\b", re.IGNORECASE),
    Sort.CHANGE: re.compile(r"\b(?:change[ds]?|since|history)\b", re.IGNORECASE),
    Sort.PAPER: re.compile(r"\brecommend", re.IGNORECASE),
    Sort.DECISION: re.compile(r"\b(?:resolve|decide|agree)", re.IGNORECASE),
}
"""What of a thing a question has asked already."""


def follow_ups(answer: Mapping[str, Any], opened: Opened, filters: Filters, history: Sequence[str]) -> tuple[str, ...]:
    """Return up to three questions to ask after an answer, in its wire format (`answer_as_dict`).

    `history` are the questions that were asked, the answered one last; none of them is offered again. Each stands
    alone, and is one that the papers within `filters` answer. Nothing follows a question back.
    """
    if answer["choices"]:
        return ()
    asked = history[-1] if history else ""
    trial = Trial(opened.assistant)
    kept: list[Offer] = []
    for offer in _unasked(_offers(answer, opened, filters, asked), asked, history)[:TRIED]:
        if len(kept) == MOST:
            break
        if any(_alike(offer, other) for other in kept):
            continue
        kept += [offer] if trial.answered(offer.text, filters) else []
    return tuple(offer.text for offer in kept)


def _alike(one: Offer, other: Offer) -> bool:
    """Say whether two offers are of one sort, or list and count the same."""
    rows = {Sort.LIST, Sort.COUNT}
    return one.sort is other.sort or ({one.sort, other.sort} == rows and one.about == other.about)


def _unasked(offers: Iterator[Offer], asked: str, history: Sequence[str]) -> list[Offer]:
    """Leave out what was asked: the same words, or the same of the same thing."""
    said = [_words(question) for question in history]
    found: dict[str, Offer] = {}
    for offer in offers:
        words = _words(offer.text)
        repeated = any(len(words & one) >= ALIKE * len(words) for one in said)
        of_it = offer.about.casefold() in asked.casefold() or offer.sort in (Sort.PAPER, Sort.DECISION)
        wanted = _ASKED.get(offer.sort)
        if not repeated and not (of_it and wanted and wanted.search(asked)):
            found.setdefault(offer.text, offer)
    return list(found.values())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.]*\w", text.casefold()))


def _offers(answer: Mapping[str, Any], opened: Opened, filters: Filters, asked: str) -> Iterator[Offer]:
    """Yield what can be asked of the things, the table and the papers that are cited, the nearest first."""
    cited = answer["citations"][:CITED]
    things = _things(cited, opened, filters)[:CITED]
    for record in things:
        yield from sorted(of_thing(record), key=lambda offer: offer.sort is not Sort.OWNER)
        if has_changed(record, opened.index, filters):
            yield of_change(record.label or "")
    for record in _heads(things):
        rows = [one for one in _records(record.document_id, opened, filters) if one.table_id == record.table_id]
        yield from (offer for offer in of_table(rows) if not _states(offer, asked))
    cards = {info.id: info for info in opened.index.catalogue.documents(filters)}
    places = {one["document_id"]: one["start"] for one in reversed(cited)}
    for document_id in dict.fromkeys(one["document_id"] for one in cited):
        if document_id in cards:
            yield from _of_paper(cards[document_id], places[document_id], opened, filters)


def _of_paper(info: DocumentInfo, place: int, opened: Opened, filters: Filters) -> Iterator[Offer]:
    """Yield what else can be asked of a paper: what it resolved or recommends, and what it says after the place."""
    records = _records(info.id, opened, filters)
    yield from of_paper(info, frozenset(record.kind for record in records))
    catalogue = opened.index.catalogue
    document = catalogue.document(info.id, filters.levels)
    headings = catalogue.headings(info.id, filters.levels)
    yield from of_headings(info, (document.standing(block.span) for block in headings))
    after = [block for block in headings if block.span.start > place]
    yield from of_subjects(info, (document.standing(block.span) for block in after[:NEXT]))
    for record in records if info.kind is DocumentKind.MINUTES else ():
        yield from of_minute(record)


def _states(offer: Offer, asked: str) -> bool:
    """Say whether a question was about the very rows of this offer."""
    return all(word in asked.casefold() for word in offer.about.split())


def _heads(things: Sequence[Record]) -> list[Record]:
    """Return a record of each table that the things are of."""
    return list({record.table_id: record for record in reversed(things) if record.table_id}.values())


def _things(cited: Sequence[Mapping[str, Any]], opened: Opened, filters: Filters) -> list[Record]:
    """Return the records whose words are cited, in order of use, then those that the cited words refer to."""
    found: dict[str, Record] = {}
    for one in cited:
        for record in _records(one["document_id"], opened, filters):
            if record.span.start < one["end"] and one["start"] < record.span.end:
                found.setdefault(record.id, record)
    refs = [form for one in cited for ref in one["refs"] for form in equivalents(canonical(ref))]
    meant = opened.index.register.find(filters, refs=refs, limit=CITED) if refs and not found else ()
    return [*found.values(), *meant]


def _records(document_id: str, opened: Opened, filters: Filters) -> tuple[Record, ...]:
    return opened.index.register.of_document(document_id, filters)
