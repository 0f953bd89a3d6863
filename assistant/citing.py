"""From a draft to claims that can be checked: quotes found in the record, and nothing claimed that they do not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant import changes
from assistant.checks.parts import unsupported_parts
from assistant.checks.rewording import called, fault_of
from assistant.checks.support import LEAST_SUPPORT, Support
from assistant.locating import find_quote
from assistant.timing import timed
from assistant.types import Citation, Claim, DraftClaim, Dropped, Evidence
from vectorstore.references import find_references
from vectorstore.types import Document, Locator, Span

Found = tuple[Evidence, tuple[Span, ...]]
"""The evidence that a quote stands in, and where in the record."""


@timed("check")
def check(draft: DraftClaim, evidence: Mapping[str, Evidence], support: Support | None = None) -> Claim | Dropped:
    """Return the claim with its citations, or what is wrong with it.

    Every quote must stand in the evidence, and every figure, date, reference and name of the claim in its quotes. A
    claim in a model's words must also deny what they deny, and be carried by them, which `support` weighs.
    """
    found: list[Found] = []
    for label, quote in draft.quotes:
        place = _placed(label, quote, evidence, widen=draft.reworded)
        if place is None:
            return Dropped(
                text=draft.text, why=f"its quote does not stand in {label or 'the extracts'}: {quote[:80]!r}"
            )
        found.append(place)
    if not found:
        return Dropped(text=draft.text, why="it rests on no quote")
    citations = tuple(dict.fromkeys(cite(source, run) for source, runs in found for run in runs))
    sources = [source for source, _ in found]
    told = changes.without_notes("\n".join(draft.values) or draft.text)
    if wrong := _unfounded(draft, told, sources, citations):
        return Dropped(text=draft.text, why=wrong)
    if not draft.reworded or support is None:
        return Claim(text=draft.text, citations=citations)
    carried = round(support.of(told, [*(citation.quote for citation in citations), *called(sources)]), 3)
    if carried < LEAST_SUPPORT:
        return Dropped(text=draft.text, why="its quotes say too little of it", support=carried)
    return Claim(text=draft.text, citations=citations, support=carried)


def _placed(label: str, quote: str, evidence: Mapping[str, Evidence], *, widen: bool) -> Found | None:
    """Return where a quote stands: in the evidence it names, else in the one other that has it, None where unclear."""
    named = evidence.get(label)
    if named and (runs := find_quote(quote, named, widen=widen)):
        return named, runs
    found = ((item, find_quote(quote, item, widen=widen)) for item in evidence.values() if item is not named)
    others = [(item, runs) for item, runs in found if runs]
    return others[0] if len(others) == 1 else None


def _unfounded(draft: DraftClaim, told: str, sources: Sequence[Evidence], citations: Sequence[Citation]) -> str:
    """Return what a claim says that its quotes do not, "" where they say all of it."""
    notes = changes.notes_of(draft.text)
    for source in sources:
        notes = changes.unfounded(notes, source.document, source.span)
    if notes:
        return f"not struck out there: {', '.join(notes)}"
    quotes = [citation.quote for citation in citations]
    named = [name for source in sources for name in names_of_place(source)]
    missing = [part for part in unsupported_parts(told, quotes, named) if part not in draft.computed]
    if missing:
        return f"not in its quotes: {', '.join(missing)}"
    return fault_of(told, sources, citations) if draft.reworded else ""


def names_of_place(source: Evidence) -> Iterator[str]:
    """Yield what the row or minute that a stretch stands in is called: its own label and place, never another's."""
    place = source.block.locator
    if source.row is not None and any(span.overlaps(source.span) for span in source.row.record.spans):
        yield source.row.record.label or ""
    yield place.row or ""
    if place.minute:
        yield f"Minute {place.minute}"


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
