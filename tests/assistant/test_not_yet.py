"""What is asked as if it had happened, and is told of only beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.not_yet import after_the_record, asks_what_happened, only_planned
from assistant.types import Evidence
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch
from vectorstore.records import RecordKind

NEWEST = date(2025, 3, 5)
PLANNED = stretch("The panel will meet on 2 June 2025 to choose a new contractor for the vans.")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What did the panel say in June?", True),
        ("Were the vans sold?", True),
        ("How did it turn out in the end?", True),
        ("What was budgeted for vans in 2026/27?", False),
        ("When will the vans be sold?", False),
        ("How much had been spent before 2025/26?", False),
        ("What was it we'd get in June?", False),
        ("What was overdue as at 1 May 2025?", False),
        ("Which vans are the oldest?", False),
    ],
)
def test_what_happened_is_told_apart_from_what_was_planned(asked: str, expected: bool) -> None:
    assert asks_what_happened(asked) is expected


@pytest.mark.parametrize(
    ("asked", "time"),
    [
        ("What did the panel say about the vans on 2 June 2025?", "2 June 2025"),
        ("What did the panel say about the vans in June 2025?", "June 2025"),
        ("How many vans were sold in 2025/26?", "2025/26"),
    ],
)
def test_no_paper_tells_what_happened_after_the_newest(about: About, asked: str, time: str) -> None:
    said = after_the_record(about(asked), [PLANNED], NEWEST)
    assert said == f"The newest paper that was searched is of 5 March 2025: none can tell of {time}."


@pytest.mark.parametrize(
    "asked",
    [
        "What did the panel say about the vans on 2 March 2025?",
        "What did the panel say about the vans in March 2025?",
        "What did the panel say about the vans?",
        "When will the panel meet in June 2025?",
    ],
)
def test_what_was_before_the_newest_paper_or_has_no_time_or_is_a_plan_may_be_told(about: About, asked: str) -> None:
    assert after_the_record(about(asked), [PLANNED], NEWEST) is None


def test_a_paper_whose_day_is_wrong_may_tell_of_a_later_time(about: About) -> None:
    told = stretch("At 2 June 2025 the panel had 40 vans.")
    query = about("How many vans did the panel have on 2 June 2025?")
    assert after_the_record(query, [told], NEWEST) is None
    assert after_the_record(query, [PLANNED], None) is None
    assert after_the_record(query, [PLANNED], NEWEST) is not None


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Did the council sell the old vans?", "Sell the old vans to the highest bidder."),
        ("What did the fleet review recommend?", "A fleet review is to be completed, with a view to fewer vans."),
        ("Were the vans replaced in the end?", "The vans will be replaced by electric vans."),
        ("How did the van trial turn out?", "A trial of electric vans is proposed for May."),
    ],
)
def test_what_is_only_planned_tells_nothing_of_what_came_of_it(about: About, asked: str, text: str) -> None:
    assert only_planned(about(asked), [stretch(text)])


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Did the council sell the old vans?", "The council sold two old vans at an auction which was held in May."),
        ("Did the council sell the old vans?", "RESOLVED that the council sell the old vans."),
        ("When will the council sell the old vans?", "Sell the old vans to the highest bidder."),
        ("How many vans did the council sell in the end?", "Sell the old vans to the highest bidder."),
    ],
)
def test_what_was_done_or_resolved_or_is_asked_otherwise_is_told(about: About, asked: str, text: str) -> None:
    assert not only_planned(about(asked), [stretch(text)])


def of_kind(item: Evidence, kind: RecordKind) -> Evidence:
    assert item.row is not None
    return replace(item, row=replace(item.row, record=replace(item.row.record, kind=kind)))


def test_a_row_that_says_how_it_stands_tells_what_came_of_it(about: About) -> None:
    query = about("Did the council sell the old vans?")
    stands = recorded(row(("Ref", "Action", "Progress"), ("A1", "Sell the old vans", "Open")))
    bare = recorded(row(("Ref", "Action", "Lead"), ("A1", "Sell the old vans", "Fleet Manager")))
    assert not only_planned(query, [stands])
    assert only_planned(query, [bare])
    assert not only_planned(query, [of_kind(bare, RecordKind.RESOLUTION)])
