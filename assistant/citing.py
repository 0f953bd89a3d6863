"""From a draft to claims that can be checked: quotes found in the record, and nothing claimed that they do not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import changes
from assistant.timing import timed
from assistant.types import Citation, Claim, DraftClaim, Dropped, Evidence
from vectorstore.references import date_supported, find_dates, find_figures, find_references
from vectorstore.types import Document, Locator, Span

MIN_QUOTE_WORDS = 5


@timed("check")
def check(draft: DraftClaim, evidence: Mapping[str, Evidence]) -> Claim | Dropped:
    """Return the claim with its citations, or what is wrong with it.

    Every quote must stand in the evidence it names, and every figure, date and reference of the claim in its quotes.
    """
    citations: list[Citation] = []
    notes = changes.notes_of(draft.text)
    for label, quote in draft.quotes:
        source = evidence.get(label)
        runs = find_quote(quote, source) if source else ()
        if source is None or not runs:
            return Dropped(text=draft.text, why=f"its quote does not stand in {label}: {quote[:80]!r}")
        citations += [cite(source, run) for run in runs]
        notes = changes.unfounded(notes, source.document, source.span)
    if not citations:
        return Dropped(text=draft.text, why="it rests on no quote")
    if notes:
        return Dropped(text=draft.text, why=f"not struck out there: {', '.join(notes)}")
    quotes = [citation.quote for citation in citations]
    told = changes.without_notes("\n".join(draft.values) or draft.text)
    unsupported = [part for part in unsupported_parts(told, quotes) if part not in draft.computed]
    if unsupported:
        return Dropped(text=draft.text, why=f"not in its quotes: {', '.join(unsupported)}")
    return Claim(text=draft.text, citations=tuple(citations))


def find_quote(quote: str, evidence: Evidence) -> tuple[Span, ...]:
    """Return where a quote stands in the evidence, white space aside; nothing where it does not, or is no quote at all.

    A quote of fewer than five words counts only where the evidence itself is as short. One that words are struck out
    of is several stretches, since no citation crosses a deletion.
    """
    words = quote.split()
    if not words or (len(words) < MIN_QUOTE_WORDS and len(evidence.text.split()) > len(words)):
        return ()
    match = re.search(r"\s+".join(re.escape(word) for word in words), evidence.text)
    if match is None:
        return ()
    return changes.citable(evidence.document, _in_record(evidence, match.start(), match.end()))


def _in_record(evidence: Evidence, start: int, end: int) -> Span:
    """Return where in the record a stretch of the evidence's standing words begins and ends."""
    places = [place for run in evidence.document.runs(evidence.span) for place in range(run.start, run.end)]
    return Span(start=places[start], end=places[end - 1] + 1)


def cite(evidence: Evidence, span: Span | None = None) -> Citation:
    """Make the citation of a stretch of the evidence; where none is given of all of it, or its longest run of words."""
    longest = max(changes.citable(evidence.document, evidence.span), key=len)
    return cite_span(evidence.document, span or longest, evidence)


def cite_span(document: Document, span: Span, evidence: Evidence) -> Citation:
    """Make the citation of a stretch of a document that stands in the block of some evidence."""
    return cite_stretch(document, span, evidence.block.locator, evidence.block.locator.row or "")


def cite_stretch(document: Document, span: Span, locator: Locator, named: str = "") -> Citation:
    """Make a citation from a document and a span, the only way there is to make one.

    `named` are words beside the quote that say which references it is about, a row's own say.
    """
    quote = document.quote(span)
    page = document.page_at(span.start)
    refs = [found.canonical for words in (named, quote) for found in find_references(words)]
    return Citation(
        document_id=document.id,
        version=document.version,
        document=document.name,
        title=document.title,
        quote=quote,
        span=span,
        locator=replace(locator, page=page.number if page else None),
        refs=tuple(dict.fromkeys(refs)),
        meeting_date=document.meeting_date,
        also_in=document.copies,
        recognised=page.confidence if page else None,
    )


def unsupported_parts(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Return the figures, dates and references of a claim that stand in none of its quotes."""
    record = "\n".join(quotes)
    figures = {figure.value for figure in find_figures(record)}
    dates = [date.value for date in find_dates(record)]
    refs = {ref.canonical for ref in find_references(record)}
    missing = [f.text for f in find_figures(claim) if f.value not in figures]
    missing += [d.text for d in find_dates(claim) if not any(date_supported(d.value, known) for known in dates)]
    missing += [r.text for r in find_references(claim) if r.canonical not in refs]
    return tuple(dict.fromkeys(missing))
