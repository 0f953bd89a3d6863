from __future__ import annotations

from datetime import date

import pytest

from api.offers import Offer, Sort, of_headings, of_minute, of_paper, of_subjects, of_table, of_thing, varied
from tests.api.test_suggestions import card
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import Record, RecordKind
from vectorstore.types import DocumentKind

ACTION, MINUTE = RecordKind.ACTION, RecordKind.MINUTE


def records(*rows: Line) -> tuple[Record, ...]:
    return paper("plan.pdf", rows).records


def texts(offers: object) -> list[str]:
    return [offer.text for offer in offers]  # type: ignore[attr-defined]


def test_a_thing_is_asked_about_by_what_its_record_says():
    (roofs, drains) = records(
        row(ACTION, "A2.3", title="Roofs", owner="Ann Ford", status="Late", due="May 2025"),
        row(ACTION, "A2.4", title="Drains", owner=""),
    )
    assert texts(of_thing(roofs)) == ["What is the latest status of A2.3?", "Who leads A2.3?", "When is A2.3 due?"]
    assert texts(of_thing(drains)) == []


@pytest.mark.parametrize(("label", "kind"), [("7", ACTION), ("2.3.1", ACTION), ("A2.3", RecordKind.TERM)])
def test_what_no_question_can_name_is_not_asked_about(label: str, kind: RecordKind):
    (record,) = records(row(kind, label, title="Roofs", owner="Ann Ford"))
    assert texts(of_thing(record)) == []


def test_rows_are_listed_where_they_are_few_and_counted_where_they_are_many():
    rows = [row(ACTION, f"A{n}", title=f"Step {n}", status="On track" if n < 18 else "Late") for n in range(20)]
    assert texts(of_table(records(*rows))) == [
        "Which actions are late?",
        "How many actions are late?",
        "How many actions are on track?",
    ]


def test_a_state_that_is_a_sentence_or_a_letter_is_no_state():
    rows = [
        row(ACTION, f"A{n}", title="Step", status=("G", "Awaiting counsel’s advice of May")[n % 2]) for n in range(4)
    ]
    assert texts(of_table(records(*rows))) == []


def test_papers_are_asked_what_they_resolve_decide_or_recommend():
    minutes = card("m", kind=DocumentKind.MINUTES, committee="Cabinet", meeting_date=date(2025, 6, 3))
    assert texts(of_paper(minutes, frozenset({MINUTE}))) == ["What did the Cabinet resolve on 3 June 2025?"]
    assert texts(of_paper(minutes, frozenset())) == []
    report = card("The quay", title="The quay")
    assert texts(of_paper(report, frozenset({RecordKind.RECOMMENDATION}))) == ["What does “The quay” recommend?"]
    decision = card("d", title="Sale of the quay", kind=DocumentKind.DECISION)
    assert texts(of_paper(decision, frozenset())) == ["What was decided in “Sale of the quay”?"]
    assert texts(of_paper(card("l", title="x " * 50), frozenset({RecordKind.RECOMMENDATION}))) == []


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("THE OLD QUAY (Item 4)", ["What was decided on “The old quay”?"]),
        ("Apologies for absence", []),
        ("Quay", []),
    ],
)
def test_minutes_are_asked_about_unless_every_meeting_has_them(title: str, asked: list[str]):
    (minute,) = records(row(MINUTE, "Minute 36", title=title))
    assert texts(of_minute(minute)) == asked


def test_headings_that_councillors_look_for_and_a_papers_own_are_asked_about():
    quay = card("q", title="The quay", council="Wexcombe Borough Council", committee="Cabinet")
    headings = ["7 Financial implications", "2. What the surveyors found", "WEXCOMBE BOROUGH COUNCIL", "Contents page"]
    assert texts(of_headings(quay, headings)) == ["What are the financial implications of “The quay”?"]
    assert texts(of_subjects(quay, headings)) == [
        "What does “The quay” say about “Financial implications”?",
        "What does “The quay” say about “What the surveyors found”?",
    ]
    long = card("l", title="x " * 50)
    assert texts(of_headings(long, headings)) == texts(of_subjects(long, headings)) == []


def test_offers_alternate_by_sort_and_the_same_thing_comes_again_last():
    status, owner = (Offer(sort=sort, text=f"{sort} A1", about="A1") for sort in (Sort.STATUS, Sort.OWNER))
    other = Offer(sort=Sort.OWNER, text="owner A2", about="A2")
    assert varied([status, owner, other, status]) == [status, other, owner]
