"""Looks up gold evidence and given citations in what is stored, so that neither is believed on its word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from evals.errors import InvalidGold
from evals.placing import PlacedText
from evals.samples import GoldQuote
from evals.types import Cited, GoldEvidence, Place
from vectorstore.errors import NotInCatalogue
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, AccessLevel, Document, Filters

KEPT_TEXTS = 16


class Record:
    """The stored documents as the evaluation sees them: gold in all of them, citations as the reader may see them."""

    def __init__(self, index: Index, levels: frozenset[AccessLevel]) -> None:
        """Note which documents carry which file name; copies of one content are one document."""
        self._index = index
        self._levels = levels
        self._named: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        for info in index.catalogue.documents(Filters(levels=OFFICER_READER)):
            self._names[info.id] = info.name
            for name in (info.name, *(PurePath(copy).name for copy in info.copies)):
                self._named[name].add(info.id)
        self._placed = lru_cache(KEPT_TEXTS)(self._place)

    def name(self, document_id: str) -> str:
        """Return the bare file name of a stored document."""
        return self._names[document_id]

    def evidence(self, quote: GoldQuote) -> GoldEvidence:
        """Return every place where gold words stand, in the document named and where they are said to stand too.

        Raises InvalidGold where that document is not stored or does not hold the words.
        """
        if quote.doc not in self._named:
            raise InvalidGold(f"evidence in {quote.doc}: no such document is stored. Ingest it, then run again.")
        places = {name: self._places(name, quote.quote) for name in quote.documents}
        if not places[quote.doc]:
            raise InvalidGold(f"evidence in {quote.doc}: these words do not stand there: {quote.quote[:80]!r}")
        return GoldEvidence(
            document=quote.doc, quote=quote.quote, places=tuple(place for found in places.values() for place in found)
        )

    def cited(self, citation: Mapping[str, Any]) -> Cited:
        """Return a citation, given as the interfaces show it, with what the record says of its span and its quote."""
        place = Place(document_id=citation["document_id"], start=citation["start"], end=citation["end"])
        document = self._visible(place.document_id)
        return Cited(
            document=citation["document"],
            quote=citation["quote"],
            page=citation["page"],
            place=place,
            resolved=document is not None and 0 <= place.start < place.end <= len(document.text),
            stands=document is not None and bool(self._placed(document.id, self._levels).find(citation["quote"])),
        )

    def _places(self, name: str, quote: str) -> tuple[Place, ...]:
        return tuple(
            Place(document_id=document_id, start=span.start, end=span.end)
            for document_id in sorted(self._named.get(name, ()))
            for span in self._placed(document_id, OFFICER_READER).find(quote)
        )

    def _place(self, document_id: str, levels: frozenset[AccessLevel]) -> PlacedText:
        return PlacedText(self._index.catalogue.document(document_id, levels).text)

    def _visible(self, document_id: str) -> Document | None:
        try:
            found: Document = self._index.catalogue.document(document_id, self._levels)
        except NotInCatalogue:
            return None
        return found
