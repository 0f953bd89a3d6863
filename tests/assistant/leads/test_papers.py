"""Papers are called in a lead what a councillor calls them, as long as that can be no other paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.citing import cite
from assistant.leads.papers import opening, papers_of
from assistant.types import Claim
from tests.assistant.papers import stretch
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.types import Access, DocumentKind

SPRING, LATER, SUMMER, AUTUMN = date(2025, 3, 5), date(2025, 3, 19), date(2025, 6, 4), date(2025, 9, 10)


def card(
    number: int, title: str, day: date | None, kind: DocumentKind = DocumentKind.REPORT, copy_of: str | None = None
) -> DocumentInfo:
    return DocumentInfo(
        id=f"d{number}",
        version=1,
        name=f"{number}.txt",
        source="",
        title=title,
        council=None,
        committee=None,
        kind=kind,
        meeting_date=day,
        access=Access(),
        pages=1,
        chunks=1,
        copies=(),
        ingested_at=datetime(2025, 1, 1, tzinfo=UTC),
        copy_of=copy_of,
    )


def lead(cited: list[DocumentInfo], others: list[DocumentInfo] | None = None) -> str:
    made = cite(stretch("The vans are old."))
    citations = [replace(made, document_id=one.id, title=one.title, meeting_date=one.meeting_date) for one in cited]
    return opening(papers_of([Claim(text="x", citations=tuple(citations))], [*cited, *(others or [])]))


LONG = "A note on the vans that the depot has kept for longer than anybody meant it to"
VANS = card(1, "The van fleet", SPRING)
DAMP = card(2, "Damp in council homes: update", AUTUMN)
CABINET = card(3, "Minutes: Cabinet, 4 June 2025", SUMMER, DocumentKind.MINUTES)


@pytest.mark.parametrize(
    ("cited", "others", "said"),
    [
        ([VANS], [DAMP], "In the March 2025 report:"),
        ([VANS], [card(4, "Bins", LATER)], "In the 5 March 2025 report:"),
        ([VANS], [card(4, "Bins", SPRING)], "From The van fleet, 5 March 2025:"),
        ([VANS], [card(4, "Bins", SPRING, copy_of="d1")], "In the March 2025 report:"),
        ([VANS], [card(4, "The van fleet DRAFT", SPRING)], "In the March 2025 report:"),
        ([VANS, card(4, "The van fleet DRAFT", SPRING)], [], "In the March 2025 report:"),
        ([CABINET], [VANS], "In the June 2025 minutes:"),
        ([CABINET], [card(4, "Minutes", SUMMER, DocumentKind.MINUTES)], "From Minutes: Cabinet, 4 June 2025:"),
        ([card(4, "Tracker of actions", SPRING)], [VANS], "In the March 2025 tracker:"),
        ([card(4, "Climate Action Plan", SPRING)], [], "From Climate Action Plan, 5 March 2025:"),
        ([card(4, "Climate Action Plan: progress", SPRING)], [], "In the March 2025 report:"),
        ([card(4, "The Housing Plan", SPRING, DocumentKind.PLAN)], [], "In the March 2025 plan:"),
        ([card(4, "Savings", SPRING, DocumentKind.PLAN)], [], "From Savings, 5 March 2025:"),
        ([card(4, "A note", SPRING, DocumentKind.OTHER)], [], "From A note, 5 March 2025:"),
        ([card(4, "A report", None)], [], "From A report:"),
        ([card(4, LONG, SPRING, DocumentKind.OTHER)], [], "From A note on the vans that the depot …, 5 March 2025:"),
        ([DAMP, VANS], [], "In the March and September 2025 reports:"),
        ([VANS, card(4, "Bins", date(2024, 6, 4))], [], "In the June 2024 and March 2025 reports:"),
        ([VANS, CABINET], [], "In the March 2025 report and June 2025 minutes:"),
        ([DAMP, CABINET, VANS], [], "In the March 2025 report, June 2025 minutes and September 2025 report:"),
        ([VANS, card(4, "Leaflet", SUMMER, DocumentKind.OTHER)], [], "From 2 papers, March 2025 to June 2025:"),
        ([VANS, card(4, "Leaflet", LATER, DocumentKind.OTHER)], [], "From 2 papers, March 2025:"),
        ([VANS, card(4, "A report", None)], [], "From 2 papers:"),
        ([VANS, card(4, "Bins", SUMMER), CABINET, DAMP], [], "From 4 papers, March 2025 to September 2025:"),
    ],
)
def test_a_paper_is_named_by_month_and_sort_where_that_is_no_other(
    cited: list[DocumentInfo], others: list[DocumentInfo], said: str
) -> None:
    assert lead(cited, others) == said


def test_a_paper_that_the_reader_may_no_longer_see_has_its_title() -> None:
    claim = Claim(text="x", citations=(replace(cite(stretch("x")), title="The fleet", meeting_date=SPRING),))
    assert opening(papers_of([claim], [])) == "From The fleet, 5 March 2025:"
