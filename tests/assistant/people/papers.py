"""Papers of councils that do not exist, which name people beside labels, and blocks put together by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from vectorstore.types import Block, BlockKind, Document, DocumentKind, Locator, Page, Span

PARKS = """HARROWMERE BOROUGH COUNCIL

Cabinet

4 March 2025

Report title: Parks and open spaces strategy 2025 to 2030
Portfolio Holder: Councillor Ada Finch, Portfolio Holder for Leisure
Lead Officer: Tom Reyes, Head of Parks
Report Author: Priya Nandi, Parks Development Manager
Project Sponsor: Director of Places
Wards affected: All

1. Purpose

1.1 To adopt a strategy for the borough's 41 parks and open spaces.

2. Background

2.1 The last strategy is of 2017. Mrs Edith Lamb, a resident, wrote that Mill Park is locked too early.

Contact Officer: Priya Nandi
Tel: 01632 960 202
E-mail: priya.nandi@harrowmere.example
"""
ASSESSMENT = """Equality Impact Assessment

Name of policy or service: Leisure centre opening hours
Date of assessment: 12 January 2025
Officer completing the assessment: Yvonne Castle, Leisure Contracts Officer
Head of Service: Gareth Owen
Signed off by: Miriam Stone, Director of Communities

1. What is being assessed?

Shorter opening hours at the two leisure centres from 1 April 2025.
"""
BUDGET = """HARROWMERE BOROUGH COUNCIL

Budget book 2025/26

Streets and Open Spaces Director: Lena Whitcombe

| Ref | Service | 2024/25 £000 | 2025/26 £000 | What it covers |
|---|---|---|---|---|
| 1 | Street cleansing | 812 | 840 | Sweeping, litter bins and fly-tipping |
| 2 | Cemeteries | 120 | 122 | Two cemeteries and a chapel |

Homes and Neighbourhoods Director: Oscar Bellamy

| Ref | Service | 2024/25 £000 | 2025/26 £000 | What it covers |
|---|---|---|---|---|
| 3 | Homelessness | 1,400 | 1,520 | Temporary accommodation and advice |
| 4 | Housing register | 95 | 97 | Allocations and lettings |
"""
DECISION = """RECORD OF DECISION

Decision taken by: Councillor Rafe Hollins, Cabinet Member for Transport
Decision number: 25/00014
Subject: Cycle lane on Station Road
Decision: To make the trial cycle lane on Station Road permanent.

Reasons for decision

The trial was used by 640 cyclists a day.

Signed: Rafe Hollins
Date: 12 March 2025
"""
MINUTES = """MINUTES OF THE LICENSING COMMITTEE

held on Thursday 6 February 2025 at 7.00 pm in the Town Hall

Present:
Councillor Jill Overton (Chair)
Councillor Samir Haddad
Councillor Bo Lindgren
Mr Peter Crane (independent member)

In attendance: Nick Farrow (Licensing Manager), Ruth Able (Solicitor)

1. Apologies for absence

Apologies were received from Councillors Owen Pike and Lucy Grant.

2. Taxi fares

RESOLVED: That taxi fares be raised by 4% from 1 April 2025.
"""
HOMES = """Report to: Overview and Scrutiny Committee
Date: 9 April 2025
Subject: Bringing empty homes back into use
Report of: Director of Homes and Neighbourhoods
Responsible Cabinet Member: Cllr Naomi Field, Cabinet Member for Housing

## Introduction

1.1 There are 412 homes in the borough that have stood empty for more than six months.

## Priority A

PD: Director of Homes and Neighbourhoods

Oscar Bellamy, Director of Homes and Neighbourhoods, will report in June.

## Contacts

Report Author:
Declan Shaw
Empty Homes Officer
01632 960 377
declan.shaw@harrowmere.example

Relevant Director:
Oscar Bellamy
Director of Homes and Neighbourhoods
01632 960 300
"""
MONITORING = """<html><body><h1>Finance monitoring report</h1>
<p>Cabinet, 20 January 2025</p>
<p>From: Councillor Una Frost, Cabinet Member for Finance</p>
<table><tr><th colspan="3">Contact details</th></tr>
<tr><td>Head of Finance</td><td>Bea Lund</td><td>01632 960 401</td></tr>
<tr><td>Capital Manager</td><td>Jo Leigh</td><td>01632 960 402</td></tr>
<tr><td>Capital Manager</td><td>Max Orr</td><td>01632 960 403</td></tr></table>
<h2>1. Summary</h2>
<p>1.1 The Council spent £2.1m less than planned.</p></body></html>
"""
PAPERS = {
    "2025-01-20_cabinet_finance-monitoring.html": MONITORING,
    "2025-03-04_cabinet_parks-strategy.txt": PARKS,
    "2025-03-04_cabinet_leisure-assessment.txt": ASSESSMENT,
    "2025-02-19_council_budget-book.txt": BUDGET,
    "2025-03-12_decision_cycle-lane.txt": DECISION,
    "2025-02-06_licensing_minutes.txt": MINUTES,
    "2025-04-09_scrutiny_empty-homes.txt": HOMES,
}

Part = tuple[BlockKind, str]


def write_papers(folder: Path) -> list[Path]:
    """Write every paper as a file."""
    for name, text in PAPERS.items():
        (folder / name).write_text(text)
    return sorted(folder.iterdir())


def laid_out(
    *parts: Part,
    columns: tuple[str, ...] = (),
    pages: tuple[int, ...] = (),
    marks: tuple[str, ...] = (),
    kind: DocumentKind = DocumentKind.REPORT,
) -> tuple[Document, Sequence[Block]]:
    """Return a document of blocks, the cells of a row between tabs; a page begins at each of `pages`, by block."""
    texts = [words for _, words in parts]
    starts = [sum(len(words) + 1 for words in texts[:number]) for number in range(len(texts))]
    text = "\n".join(texts)
    edges = [0, *(starts[number] for number in pages), len(text)]
    document = Document(
        id="d1",
        version=1,
        name="paper.txt",
        title="A paper",
        source="/paper.txt",
        text=text,
        kind=kind,
        pages=tuple(
            Page(number=number, span=Span(start=start, end=end))
            for number, (start, end) in enumerate(pairwise(edges), 1)
        ),
        marks=tuple(Span(start=text.index(mark), end=text.index(mark) + len(mark)) for mark in marks),
    )
    blocks = [
        Block(
            document_id="d1",
            span=Span(start=start, end=start + len(words)),
            kind=sort,
            locator=Locator(),
            columns=columns if sort is BlockKind.ROW else (),
            cells=_cells(start, words) if sort in (BlockKind.ROW, BlockKind.TABLE_HEADER) else (),
        )
        for start, (sort, words) in zip(starts, parts, strict=True)
    ]
    return document, blocks


def say(text: str) -> Part:
    """A paragraph."""
    return BlockKind.PARAGRAPH, text


def head(text: str) -> Part:
    """A heading."""
    return BlockKind.HEADING, text


def row(*cells: str) -> Part:
    """A table row."""
    return BlockKind.ROW, "\t".join(cells)


def _cells(start: int, words: str) -> tuple[Span, ...]:
    spans = []
    for cell in words.split("\t"):
        spans.append(Span(start=start, end=start + len(cell)))
        start += len(cell) + 1
    return tuple(spans)
