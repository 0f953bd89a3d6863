"""One place in the papers that speaks of a thing: a record of it, or a passage that names it in passing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.citing import cite_stretch
from assistant.recorded import DUE, LEAD, RATING, STATUS, cite_record, title_of, words_of
from assistant.types import Citation
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_references
from vectorstore.types import Block, Document, DocumentKind, Filters, Span
from vectorstore.units import units_of

PASSAGES = 500  # chunks looked at for one reference: beyond that a list of mentions helps nobody

_IN_PAPER = {DocumentKind.PLAN: "planned in", DocumentKind.REPORT: "reported in", DocumentKind.MINUTES: "noted in"}
_RESOLVED = {
    DocumentKind.MINUTES: "resolved in",
    DocumentKind.DECISION: "decided in",
    DocumentKind.AGENDA: "resolved, as minuted in",
}
_SAID = {
    None: "mentioned in",
    RecordKind.MINUTE: "minuted in",
    RecordKind.TRACKER_ACTION: "tracked in",
    RecordKind.AGENDA_ITEM: "on the agenda in",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A record, or a passage (`kind` None), that speaks of `ref`, with its words and place; `day` is what it speaks of.

    `status`, `lead`, `due` and `title` are the record's own words, empty where it is blank, not shown or a passage.
    """

    ref: str
    kind: RecordKind | None
    scope: str | None
    day: date | None
    paper_kind: DocumentKind
    citations: tuple[Citation, ...]
    label: str | None = None
    title: str = ""
    status: str = ""
    lead: str = ""
    due: str = ""
    record: Record | None = field(default=None, repr=False)

    @property
    def said(self) -> str:
        """How the paper speaks of it: a report recommends; only minutes and decisions resolve."""
        return _said(self.kind, self.paper_kind, bool(self.status))

    @property
    def place(self) -> Citation:
        """The first of its words, which name paper, page and place."""
        return self.citations[0]


def order(mention: Mention) -> tuple[bool, date, str, int]:
    """Sort oldest first and undated last, one day's by paper and place."""
    return mention.day is None, mention.day or date.min, mention.place.document, mention.place.span.start


def record_mention(document: Document, record: Record, ref: str) -> Mention:
    """Return the mention that a record is."""
    return Mention(
        ref=ref,
        kind=record.kind,
        scope=record.scope,
        day=record.as_of or document.meeting_date,
        paper_kind=document.kind,
        citations=cite_record(document, record),
        label=record.label,
        title=title_of(record),
        status=words_of(record, STATUS) or words_of(record, RATING),
        lead=words_of(record, LEAD),
        due=words_of(record, DUE),
        record=record,
    )


def passage_mentions(
    wanted: Collection[str], index: Index, filters: Filters, records: Sequence[Record]
) -> tuple[Mention, ...]:
    """Return the passages that name one of the references, those that its own `records` stand in left out."""
    taken: dict[str, list[Span]] = {}
    for record in records:
        taken.setdefault(record.document_id, []).extend(record.spans)
    found: dict[tuple[str, Span], Mention] = {}
    chunks = index.catalogue.chunks([chunk for chunk, _ in index.catalogue.find_refs(wanted, filters, PASSAGES)])
    for chunk in chunks.values():
        document = index.catalogue.document(chunk.document_id, filters.levels)
        blocks = index.catalogue.blocks(chunk.document_id, chunk.span, filters.levels)
        for ref, block, span in _named_in(document, blocks, chunk.span, wanted, taken.get(document.id, ())):
            found.setdefault((document.id, span), _passage_mention(document, block, span, ref))
    return tuple(sorted(found.values(), key=order))


def _named_in(
    document: Document, blocks: Sequence[Block], within: Span, wanted: Collection[str], taken: Sequence[Span]
) -> Iterator[tuple[str, Block, Span]]:
    """Yield each quotable stretch that names a wanted reference, outside `taken`."""
    for block in blocks:
        for span in (run for unit in units_of(document, block, within) for run in document.runs(unit)):
            named = [
                found.canonical
                for found in find_references(document.blanked(span))
                if found.canonical in wanted and not _inside(found.span, span.start, taken)
            ]
            if named:
                yield named[0], block, span


def _inside(found: Span, offset: int, taken: Sequence[Span]) -> bool:
    place = Span(start=found.start + offset, end=found.end + offset)
    return any(span.overlaps(place) for span in taken)


def _passage_mention(document: Document, block: Block, span: Span, ref: str) -> Mention:
    return Mention(
        ref=ref,
        kind=None,
        scope=None,
        day=document.meeting_date,
        paper_kind=document.kind,
        citations=(cite_stretch(document, span, block.locator),),
    )


def _said(kind: RecordKind | None, paper: DocumentKind, followed: bool) -> str:
    if kind is RecordKind.RESOLUTION:
        return _RESOLVED.get(paper, "resolution quoted in")
    if kind is RecordKind.RECOMMENDATION:
        # A recommendation with a status was made before, and is followed up here.
        return "recommendation followed up in" if followed else "recommended in"
    return _SAID.get(kind) or _IN_PAPER.get(paper, "listed in")
