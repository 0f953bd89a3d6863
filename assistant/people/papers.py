"""Which papers a question about people can mean: by their titles, by what was found in them, by the form they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.people.asking import Ask
from assistant.people.places import Place, places_of
from assistant.people.roles import FORM
from assistant.query import Query, coverage, terms_of
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.references import find_references
from vectorstore.types import AccessLevel, Document, Filters, Hit, Span

MOST_PAPERS, WIDE, KEPT = 6, 10, 256
"""Files that are read for their people, passages found that count for a paper, and files kept once read."""

_FORM = re.compile(rf"\b{FORM}\b", re.IGNORECASE)
_HEAD, _FORM_HEAD, _FIRST = 600, 4_000, 1_500
OF_TEXT = 0.9
"""What a form's text, or a number on a front sheet, counts beside a title that the question says whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper of its own, or one of those that a pack binds together: its stretch, what it is called, its people.

    `near` is how much of the passages found are of it, and `cover` how much of the subject its title has, 0 to 1 each.
    """

    document: Document
    span: Span
    title: str
    places: tuple[Place, ...]
    near: float
    cover: float

    @property
    def head(self) -> str:
        """The words that it begins with."""
        return self.document.text[self.span.start : min(self.span.end, self.span.start + _HEAD)]

    @property
    def score(self) -> float:
        """How surely this paper is meant, 0 to 1.5."""
        return self.cover + self.near / 2


def papers_asked(ask: Ask, query: Query, hits: Sequence[Hit], index: Index) -> tuple[Paper, ...]:
    """Return the papers that can be meant, the likeliest first; of one form only, where the question names one."""
    about = replace(query, terms=ask.subject)
    found = [paper for document in _documents(about, hits, index) for paper in _papers(about, document, hits, index)]
    forms = [_by_its_words(about, paper) for paper in found if ask.form and _is_form(paper)]
    kept = [_by_its_number(ask, paper) for paper in forms or found]
    return tuple(sorted(kept, key=lambda paper: -paper.score))


def covered(query: Query, words: str) -> float:
    """Return the share of a question's subject that words have, 0 to 1."""
    return coverage(query, frozenset(terms_of(words)))


def held(query: Query, paper: Paper) -> float:
    """Return the share of a question's subject, 0 to 1, that a paper says anywhere: a title may share the common half.

    The beginnings of words are looked for, which is quick however long a paper is; numbers are told by other means.
    """
    text = f"{paper.title} {paper.document.text[paper.span.start : paper.span.end]}".casefold().replace("-", "")

    def says(term: str) -> bool:
        return bool(re.search(rf"\b{re.escape(term[: max(3, len(term) - 1)])}", text))

    words = {term: weight for term, weight in query.terms.items() if term.isalpha()}
    total = sum(words.values())
    met = (
        weight
        for term, weight in words.items()
        if says(term) or any(all(map(says, form)) for form in query.alike.get(term, ()))
    )
    return sum(met) / total if total else 1.0


def _documents(about: Query, hits: Sequence[Hit], index: Index) -> Iterator[Document]:
    """Yield the files that were found first, and those whose title or a bound report's title the question says."""
    filters = about.plan.question.filters
    titles = {card.id: card.title for card in index.catalogue.documents(filters) if card.copy_of is None}
    sheets = index.register.find(filters, kinds={RecordKind.FRONT_SHEET})
    named = [*titles.items(), *((sheet.document_id, sheet.value("title")) for sheet in sheets)]
    scored = sorted(((covered(about, title), key) for key, title in named if title), reverse=True)
    ids = dict.fromkeys(
        [*(key for score, key in scored[: MOST_PAPERS // 2] if score), *(hit.chunk.document_id for hit in hits[:WIDE])]
    )
    for key in list(ids)[:MOST_PAPERS]:
        yield index.catalogue.document(key, filters.levels)


def _papers(about: Query, document: Document, hits: Sequence[Hit], index: Index) -> Iterator[Paper]:
    filters = about.plan.question.filters
    places = _read(index.catalogue, document.id, filters.levels)
    titles = _titles(document, index, filters)
    for start, end in zip(titles, [*list(titles)[1:], len(document.text)], strict=True):
        span = Span(start=start, end=end)
        own = tuple(place for place in places if span.start <= place.start < span.end)
        near = share(document.id, span, hits)
        cover = covered(about, titles[start])
        yield Paper(document=document, span=span, title=titles[start], places=own, near=near, cover=cover)


@lru_cache(maxsize=KEPT)
def _read(catalogue: Catalogue, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Place, ...]:
    """Return the places of a file; its id names its content, so that they stay right while others are ingested."""
    document = catalogue.document(document_id, levels)
    return places_of(document, catalogue.blocks(document_id, Span(start=0, end=len(document.text)), levels))


def _titles(document: Document, index: Index, filters: Filters) -> Mapping[int, str]:
    """Return what each paper of a file is called, by where it begins: the file itself, and those that it binds."""
    day = document.meeting_date
    when = f"{day.day} {day:%B %Y}" if day else ""
    named = " ".join((document.title, re.sub(r"[-_.]+", " ", document.name), document.committee or "", when))
    sheets = (r for r in index.register.of_document(document.id, filters) if r.kind is RecordKind.FRONT_SHEET)
    found = {record.span.start: record.value("title") or document.title for record in sheets}
    first = next(iter(found), 0)
    own = f"{named} {found.pop(first)}" if first < _FIRST and found else named
    return {0: own, **found}


def share(document_id: str, span: Span, hits: Iterable[Hit]) -> float:
    """Return the share of the passages found that are of a stretch, an earlier one counting more."""
    top = [hit for hit in hits if hit.rank <= WIDE]
    weights: Mapping[int, float] = {hit.rank: 1 / hit.rank for hit in top}
    own = [hit for hit in top if hit.chunk.document_id == document_id and hit.chunk.span.overlaps(span)]
    return sum(weights[hit.rank] for hit in own) / (sum(weights.values()) or 1.0)


def _by_its_number(ask: Ask, paper: Paper) -> Paper:
    """Return a paper as surely meant where the number that a question names it by stands on its front sheet."""
    numbered = ask.numbers & {found.canonical for found in find_references(f"{paper.title} {paper.head}")}
    return replace(paper, cover=max(paper.cover, OF_TEXT)) if numbered else paper


def _by_its_words(about: Query, paper: Paper) -> Paper:
    """Return a form as what it says of itself: its title is often that of what it assesses, in other words."""
    head = paper.document.text[paper.span.start : min(paper.span.end, paper.span.start + _FORM_HEAD)]
    return replace(paper, cover=max(paper.cover, OF_TEXT * covered(about, head)))


def _is_form(paper: Paper) -> bool:
    """Say whether a paper is an impact assessment or the like: by its title, or by what stands at its head."""
    return bool(_FORM.search(paper.title) or _FORM.search(paper.head))
