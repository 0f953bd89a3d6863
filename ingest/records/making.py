"""What every file here needs to make a record: the paper it stands in, its place, its access level, its reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.records.scope import scope_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import canonical, find_references
from vectorstore.types import Block, Document, Locator, Span

# The word that makes a bare number the reference that people ask for: row 7 of a list is Recommendation 7.
NUMBERED = {
    RecordKind.RECOMMENDATION: "recommendation",
    RecordKind.ACTION: "action",
    RecordKind.PROJECT: "project",
    RecordKind.SAVING: "saving",
    RecordKind.RISK: "risk",
    RecordKind.KPI: "kpi",
    RecordKind.MILESTONE: "milestone",
    RecordKind.DELIVERABLE: "deliverable",
    RecordKind.AGENDA_ITEM: "item",
    RecordKind.MINUTE: "minute",
    RecordKind.SERVICE_PLAN: "service plan",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One paper of a document, from `start` to the next: an agenda pack holds several."""

    start: int
    title: str
    day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document as records are made from it: its blocks in order, its papers, the editions of plans it names."""

    document: Document
    blocks: tuple[Block, ...]
    papers: tuple[Paper, ...]
    editions: Mapping[str, str] = field(default_factory=dict)

    def paper_at(self, offset: int) -> Paper:
        """The paper that a place is in; the first one holds what stands before all."""
        return next((paper for paper in reversed(self.papers) if paper.start <= offset), self.papers[0])

    def record(
        self,
        kind: RecordKind,
        fields: Sequence[Field],
        *,
        spans: Sequence[Span],
        locator: Locator,
        label: str | None = None,
        ref: str | None = None,
        scope: str | None = None,
        as_of: date | None = None,
        table: str | None = None,
        table_id: str | None = None,
    ) -> Record:
        """Make a record at these spans; it is numbered when all are made."""
        paper = self.paper_at(spans[0].start)
        named = scope if scope is not None else scope_of(self.document, paper.title, locator.headings)
        named = self.editions.get(named, named)
        return Record(
            id="",
            document_id=self.document.id,
            kind=kind,
            ref=ref or reference_of(kind, label),
            label=label,
            scope=named,
            spans=tuple(spans),
            locator=locator,
            fields=tuple(fields),
            table=table,
            table_id=table_id,
            as_of=as_of or paper.day,
            level=self.document.level_of(Span(start=spans[0].start, end=spans[-1].end)),
        )


def reference_of(kind: RecordKind, label: str | None) -> str | None:
    """The canonical reference of what a paper prints, a bare number with the word of its kind."""
    if not label:
        return None
    bare = label.strip(" .):")
    if kind in NUMBERED and bare[:1].isdigit() and "." not in bare:
        return canonical(f"{NUMBERED[kind]} {bare}")
    found = find_references(bare)
    return found[0].canonical if found and found[0].span.start == 0 else canonical(bare)
