"""Looks up gold evidence and given citations in what is stored, so that neither is believed on its word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from evals import units
from evals.errors import InvalidGold
from evals.names import Names
from evals.placing import PlacedText, bare
from evals.samples import GoldQuote
from evals.types import Cited, Found, GoldEvidence, Place
from vectorstore.errors import NotInCatalogue
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, AccessLevel, Document, Filters, Span

KEPT_TEXTS = 64
LOOKED_AT = 20
AROUND = 200
"""So many characters are kept on each side of cited and of gold words, to show them in."""


class Record:
    """The stored documents as the evaluation sees them: gold in all of them, citations as the reader may see them."""

    def __init__(self, index: Index, levels: frozenset[AccessLevel]) -> None:
        """Note which documents carry which file name; copies of one content are one document."""
        self._index = index
        self._levels = levels
        self._names = Names(index.catalogue.documents(Filters(levels=OFFICER_READER)))
        self._placed = lru_cache(KEPT_TEXTS)(self._place)

    def evidence(self, quote: GoldQuote) -> GoldEvidence:
        """Return every place where gold words stand, in the document named and where they are said to stand too.

        Raises InvalidGold where that document is not stored or does not hold the words, the paragraph or the page.
        """
        if not self._names.ids(quote.doc):
            raise InvalidGold(f"evidence in {quote.doc}: no such document is stored. Ingest it, then run again.")
        named = {name: self._places(name, quote) for name in quote.documents}
        if not named[quote.doc]:
            raise InvalidGold(f"evidence in {quote.doc}: {_missing(quote)}")
        places = tuple(place for found in named.values() for place in found)
        first = self._document(places[0].document_id, OFFICER_READER)
        return GoldEvidence(
            document=self._names.file_of(quote.doc),
            quote=quote.quote or first.text[places[0].start : places[0].end],
            places=places,
            unit=units.unit_of(quote),
            locator=quote.locator or "",
            page_said=quote.page,
            pages=tuple(self._document(p.document_id, OFFICER_READER).page_of(p.start) for p in places),
            title=first.title,
            meeting_date=first.meeting_date,
            **around(first, places[0]),
        )

    def cited(self, citation: Mapping[str, Any]) -> Cited:
        """Return a citation, given as the interfaces show it, with what the record says of its span and its quote."""
        place = Place(document_id=citation["document_id"], start=citation["start"], end=citation["end"])
        document = self._visible(place.document_id)
        resolved = document is not None and 0 <= place.start < place.end <= len(document.text)
        return Cited(
            document=citation["document"],
            quote=citation["quote"],
            page=citation["page"],
            place=place,
            resolved=resolved,
            stands=document is not None and bool(self._placed(document.id, self._levels).find(citation["quote"])),
            **(self._seen(document, place, citation["quote"]) if document and resolved else {"in_place": False}),
            **{name: citation[name] for name in ("locator", "title", "recognised") if name in citation},
            refs=tuple(citation.get("refs", ())),
            meeting_date=day_of(citation.get("meeting_date")),
        )

    def found(self, hit: Mapping[str, Any]) -> Found:
        """Return a found passage, given as the interfaces show it."""
        return Found(
            chunk_id=hit.get("chunk_id", ""),
            document=hit["document"],
            place=Place(document_id=hit["document_id"], start=hit["start"], end=hit["end"]),
            page=hit["page"],
            score=hit["score"],
            text=hit.get("text", ""),
        )

    def text_of(self, name: str) -> str:
        """Return the words of a document that a name means, empty where none is stored."""
        ids = self._names.ids(name)
        return self._document(ids[0], OFFICER_READER).text if ids else ""

    def elsewhere(self, quote: str) -> tuple[tuple[str, int | None], ...]:
        """Return the documents and pages in which words stand, of those that a search for them comes upon."""
        hits = self._index.lexical.search(quote, LOOKED_AT, OFFICER_READER)
        chunks = self._index.catalogue.chunks([name for name, _ in hits]).values()
        documents = [self._document(one, OFFICER_READER) for one in dict.fromkeys(c.document_id for c in chunks)]
        return tuple(
            (document.name, document.page_of(span.start))
            for document in documents
            for span in self._placed(document.id, OFFICER_READER).find(quote)[:1]
        )

    def _seen(self, document: Document, place: Place, quote: str) -> dict[str, Any]:
        return {
            "in_place": bare(document.text[place.start : place.end]) == bare(quote),
            "true_page": document.page_of(place.start),
            **around(document, place),
        }

    def _places(self, name: str, quote: GoldQuote) -> tuple[Place, ...]:
        return tuple(
            Place(document_id=document_id, start=span.start, end=span.end)
            for document_id in self._names.ids(name)
            for span in self._spans(document_id, quote)
        )

    def _spans(self, document_id: str, quote: GoldQuote) -> tuple[Span, ...]:
        if quote.quote:
            return self._placed(document_id, OFFICER_READER).find(quote.quote)
        document = self._document(document_id, OFFICER_READER)
        if not quote.paragraph:
            return units.of_page(document, quote.page)
        whole = Span(start=0, end=len(document.text))
        return units.of_paragraph(
            document, self._index.catalogue.blocks(document_id, whole, OFFICER_READER), quote.paragraph, quote.page
        )

    def _document(self, document_id: str, levels: frozenset[AccessLevel]) -> Document:
        return self._index.catalogue.document(document_id, levels)

    def _place(self, document_id: str, levels: frozenset[AccessLevel]) -> PlacedText:
        return PlacedText(self._document(document_id, levels).text)

    def _visible(self, document_id: str) -> Document | None:
        try:
            return self._document(document_id, self._levels)
        except NotInCatalogue:
            return None


def around(document: Document, place: Place) -> dict[str, str]:
    """Return the words `before` and `after` a place, up to AROUND characters each and cut between words."""
    before, after = document.text[max(0, place.start - AROUND) : place.start], document.text[place.end :][:AROUND]
    return {
        "before": before if place.start <= AROUND else before[before.find(" ") + 1 :],
        "after": after if len(after) < AROUND else after[: after.rfind(" ")] if " " in after else after,
    }


def day_of(value: str | date | None) -> date | None:
    """Return a day that the interfaces give as words."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _missing(quote: GoldQuote) -> str:
    if quote.quote:
        return f"these words do not stand there: {quote.quote[:80]!r}"
    wanted = f"paragraph {quote.paragraph}" if quote.paragraph else f"page {quote.page}"
    where = f" on page {quote.page}" if quote.paragraph and quote.page else ""
    return f"it has no {wanted}{where}. Quote the words instead."
