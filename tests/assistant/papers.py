"""A small record of Wexcombe Borough Council, which does not exist, as files to ingest and answer from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant import planning
from assistant.rows import Row, Said
from assistant.types import Evidence, Plan, Question, Turn
from ingest.pipeline import ingest_many
from ingest.records.names import RATED, field_name
from ingest.settings import IngestSettings
from vectorstore.index import Index, open_index
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER, AccessLevel, Block, BlockKind, Document, Filters, Locator, Page, Span

REPORT = """Wexcombe Borough Council Homes Overview and Scrutiny Committee

Date: 5th March 2025

Subject:\tRepairs and damp in council homes
Report of:\tDirector of Homes

1 Purpose

1.1 To tell the Committee how repairs have gone since the autumn.

2 Recommendations

- 2.1 The Committee is asked to note the report.
- 2.2 The Committee is asked to ask for a further report on project A2.

3 Background

- 3.1 The backlog of repairs stood at 1,612 at the end of December 2024.
- 3.2 A second shift on weekdays began on 14 October 2024 because tenants could not be at home in the daytime.
- 3.3 Of the homes surveyed, 12.5% had damp, and the damp programme will cost £2.4m over three years.
- 3.4 Marjorie Penhallow, Head of Repairs, told the Committee that the van fleet is old.

4 Appendices

- 4.1 Appendix One: the projects

Appendix One

Projects at the end of December

Ref\tProject\tLead\tDue\tRAG\tProgress
A1\tRepairs that stay done\tHead of Repairs\t31 March 2025\t\tThe second shift is running on weekdays.
A2\tDamp and mould surveys\tHead of Asset Management\t30 June 2025\t\tHalf of the homes are surveyed.
A4\tTenant repair panel\t\t1 May 2025\t\tThe panel has met twice.
A10\tOne number to call\tHead of Customers\t\t\tThe new telephone system is in place.
B2\tEmpty homes let again\tHead of Lettings\t30 September 2025\t\tForty homes were let again.
"""

LATER_REPORT = """Wexcombe Borough Council Homes Overview and Scrutiny Committee

Date: 10th September 2025

Subject:\tRepairs and damp in council homes: second update
Report of:\tDirector of Homes

1 Purpose

1.1 To tell the Committee how repairs have gone since the spring.

2 Background

- 2.1 The backlog of repairs stood at 940 at the end of June 2025.
- 2.2 The damp programme is now expected to cost £2.9m over three years.
"""

MINUTES = """WEXCOMBE BOROUGH COUNCIL

HOMES OVERVIEW AND SCRUTINY COMMITTEE

Minutes of the meeting held on Wednesday, 5th March 2025 at 1000 hours in the Guildhall

Present:

Councillor Edwina Carrowby (Chair)

APOLOGIES

20 Apologies were received from Councillor Tobias Fennimore.

REPAIRS AND DAMP IN COUNCIL HOMES

22 The Director of Homes introduced the report on repairs and damp.

RESOLVED:

That:

- i) the report be noted;
- ii) a further report on project A2 come to the meeting in June 2025.

ALLOTMENT RENTS

23 The Committee considered the rent of allotments.

RESOLVED:

That the rent of a full allotment plot rise from £48 to £54 a year from April 2025.
"""

CONTRACT = """Wexcombe Borough Council Cabinet

Date: 8th April 2025

Subject:\tThe van fleet
Report of:\tDirector of Homes

1 Purpose

1.1 This report asks Cabinet to replace the forty vans of the repairs service.

1.2 The vans were bought in 2012 and break down every week.

Appendix 2

NOT FOR PUBLICATION
This appendix contains exempt information as described in paragraph 3 of Part 1 of Schedule 12A to the Local
Government Act 1972.

1. Quillfeather Motors bid £918,000 for the replacement vans under lot V7, the lowest of four bids.
"""

PAPERS = {"repairs.txt": REPORT, "update.txt": LATER_REPORT, "minutes.txt": MINUTES, "vans.txt": CONTRACT}
SECRET = "Quillfeather"


def write_papers(folder: Path) -> list[Path]:
    """Write the record as text files and return their paths."""
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in PAPERS]


def ingested(folder: Path) -> Index:
    """Write the record, ingest it as any paper is, and return the open index over it."""
    papers = folder / "papers"
    papers.mkdir()
    index = open_index(StoreSettings(data=folder / "data"))
    report = ingest_many(write_papers(papers), index, IngestSettings(workers=1))
    assert [file.outcome.value for file in report.files] == ["added"] * len(PAPERS)
    return index


def question(
    text: str,
    *history: str,
    levels: frozenset[AccessLevel] = PUBLIC_READER,
    as_of: date | None = None,
    documents: tuple[str, ...] = (),
    refs: tuple[str, ...] = (),
) -> Question:
    filters = Filters(levels=levels, as_of=as_of, documents=documents, refs=refs)
    return Question(text=text, history=tuple(Turn(text=turn) for turn in history), filters=filters)


def planned(text: str, *history: str, refs: tuple[str, ...] = ()) -> Plan:
    return planning.plan(question(text, *history, refs=refs))


def paper(text: str, *, id: str = "d1", name: str = "paper.txt", pages: tuple[Page, ...] = ()) -> Document:
    return Document(id=id, version=1, name=name, title="A paper", source=f"/{name}", text=text, pages=pages)


def stretch(
    text: str,
    *,
    label: str = "E1",
    score: float = 0.5,
    kind: BlockKind = BlockKind.PARAGRAPH,
    locator: Locator | None = None,
    features: dict[str, float] | None = None,
) -> Evidence:
    """A paper of which the whole is evidence."""
    span = Span(start=0, end=len(text))
    block = Block(document_id="d1", span=span, kind=kind, locator=locator or Locator())
    return Evidence(label=label, document=paper(text), span=span, block=block, score=score, features=features or {})


def row(
    columns: tuple[str, ...], cells: tuple[str, ...], *, score: float = 0.5, features: dict[str, float] | None = None
) -> Evidence:
    """A table row as evidence, its first cell its key."""
    text = "\t".join(cells)
    spans = []
    at = 0
    for cell in cells:
        spans.append(Span(start=at, end=at + len(cell)))
        at += len(cell) + 1
    block = Block(
        document_id="d1",
        span=Span(start=0, end=len(text)),
        kind=BlockKind.ROW,
        locator=Locator(row=cells[0] or None),
        columns=columns,
        cells=tuple(spans),
    )
    return Evidence(
        label="E1", document=paper(text), span=block.span, block=block, score=score, features=features or {}
    )


def recorded(item: Evidence) -> Evidence:
    """The evidence of a table row with its record, all of it said; a blank rating is a colour that the copy lost."""
    block = item.block
    fields = tuple(
        _field(heading, item.document.quote(cell), cell)
        for heading, cell in zip(block.columns, block.cells, strict=True)
        if heading
    )
    record = Record(
        id="d1:action:1",
        document_id=block.document_id,
        kind=RecordKind.ACTION,
        ref=block.locator.row,
        label=block.locator.row,
        scope="",
        spans=(block.span,),
        locator=block.locator,
        fields=fields,
    )
    said = tuple(Said(field=found, words=found.value) for found in fields if found.value)
    return replace(item, row=Row(record=record, said=said))


def _field(heading: str, value: str, cell: Span) -> Field:
    missing = FieldSource.NOT_SHOWN if RATED.search(heading) else FieldSource.BLANK
    source = FieldSource.TEXT if value else missing
    return Field(name=field_name(heading), heading=heading, value=value, spans=(cell,), source=source)
