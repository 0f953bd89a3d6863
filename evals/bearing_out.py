"""What of the record bears out a part of a claim that the claim's own quotes do not hold, worked out afresh.

An answer may say beyond its quotes how many rows there are, what stands over them, when their paper is of, and what is
struck out beside them. Each is computed here from what is stored, never taken from how the answer came about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from assistant.types import Citation, Claim
from evals import holding
from vectorstore.index import Index
from vectorstore.records import Record
from vectorstore.types import AccessLevel, Document, Filters

_STRUCK = re.compile(r"\[struck out: “([^”]*)”\]")
_COUNTS = re.compile(r"(?:\d|Of the \d|None of the |The one |The record differs)")
"""How a claim begins that states what was counted."""
_WHOLE = re.compile(r"-?\d+(?:\.\d+)?")


class Stored:
    """What is stored, as one reader may see it, each paper read once."""

    def __init__(self, index: Index, levels: frozenset[AccessLevel]) -> None:
        """Read from this index."""
        self._index, self._levels = index, levels
        self._documents: dict[str, Document] = {}
        self._records: dict[str, tuple[Record, ...]] = {}

    def stands(self, citation: Citation) -> bool:
        """Say whether a quote is, letter for letter, what stands at its place in the paper, nothing struck out."""
        document, span = self.document(citation.document_id), citation.span
        inside = span.start < span.end <= len(document.text)
        return inside and document.text[span.start : span.end] == citation.quote == document.standing(span)

    def bears_out(self, part: str, claim: Claim) -> str | None:
        """Return in a word or two what bears out a part of a claim, None where nothing does."""
        cited = list(self._cited(claim.citations))
        for what, held in (
            ("a heading over what is cited", self._over(cited, claim.citations)),
            ("the date of what is cited", self._days(cited, claim)),
            ("words struck out there", self._struck(claim)),
        ):
            if holding.holds(part, claim.text, list(held)):
                return what
        number = part.replace(",", "")
        if _COUNTS.match(claim.text) and number.isdigit() and float(number) in set(self._computed(cited)):
            return "a count or sum of rows"
        return None

    def document(self, document_id: str) -> Document:
        """Return a paper."""
        if document_id not in self._documents:
            self._documents[document_id] = self._index.catalogue.document(document_id, self._levels)
        return self._documents[document_id]

    def _rows(self, document_id: str) -> tuple[Record, ...]:
        if document_id not in self._records:
            filters = Filters(levels=self._levels)
            self._records[document_id] = self._index.register.of_document(document_id, filters)
        return self._records[document_id]

    def _cited(self, citations: Iterable[Citation]) -> Iterator[Record]:
        """Yield each record that a citation is words of."""
        seen: set[str] = set()
        for citation in citations:
            for record in self._rows(citation.document_id):
                if record.id not in seen and any(span.overlaps(citation.span) for span in record.spans):
                    seen.add(record.id)
                    yield record

    def _computed(self, cited: Sequence[Record]) -> Iterator[float]:
        """Yield the counts and sums that the cited rows, and the rows they stand among, have."""
        yield from Counter(record.kind for record in cited).values()
        for paper, kind in {(record.document_id, record.kind) for record in cited}:
            alike = [row for row in self._rows(paper) if row.kind is kind]
            yield from _counts(alike)
            for table in {record.table_id for record in cited}:
                yield from _counts([row for row in self._rows(paper) if row.table_id == table])

    def _over(self, cited: Iterable[Record], citations: Iterable[Citation]) -> Iterator[str]:
        for record in cited:
            yield from (found.heading for found in record.fields)
            yield from (found.value for found in record.fields if found.source.value in ("heading", "carried"))
            yield from (record.label or "", record.table or "", *record.locator.headings)
        for citation in citations:
            yield from (str(citation.locator), *citation.locator.headings, citation.title)

    def _days(self, cited: Iterable[Record], claim: Claim) -> Iterator[str]:
        """Yield the dates of what is cited that a claim says in full."""
        days = [*(citation.meeting_date for citation in claim.citations), *(record.as_of for record in cited)]
        said = (f"{day.day} {day:%B %Y}" for day in days if day is not None)
        yield from (day for day in said if day in claim.text)

    def _struck(self, claim: Claim) -> Iterator[str]:
        """Yield what a claim says is struck out, where those words are struck out in a paper that it cites."""
        papers = [self.document(document_id) for document_id in {c.document_id for c in claim.citations}]
        gone = [_folded(paper.quote(span)) for paper in papers for span in paper.struck]
        yield from (said for said in _STRUCK.findall(claim.text) if any(_folded(said) in words for words in gone))


def _counts(rows: Sequence[Record]) -> Iterator[float]:
    """Yield how many rows there are in all, under each heading, letter and reference, and what each column has."""
    yield len(rows)
    yield from Counter(heading for row in rows for heading in row.locator.headings).values()
    under = Counter(prefix for row in rows for prefix in _prefixes(row.ref or ""))
    yield from under.values()
    letters = [count for prefix, count in sorted(under.items()) if prefix.isalpha() and len(prefix) == 1]
    yield from (total for start in range(len(letters)) for total in accumulate(letters[start:]))
    for heading in {found.heading for row in rows for found in row.fields}:
        values = [found.value for row in rows for found in row.fields if found.heading == heading]
        numbers = [float(value.replace(",", "")) for value in values if _WHOLE.fullmatch(value.replace(",", ""))]
        yield from (len(numbers), len(rows) - len(numbers), sum(map(bool, values)), sum(numbers))


def _prefixes(ref: str) -> Iterator[str]:
    """Yield what a reference is under: A9.3 is under A9, and both under A."""
    parts = re.split(r"(?<=[a-z])(?=\d)|\.", ref)
    yield from accumulate(parts, lambda one, other: f"{one}.{other}" if one[-1:].isdigit() else f"{one}{other}")


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", words).split())
