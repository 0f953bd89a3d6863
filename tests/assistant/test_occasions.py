"""Meetings and papers meant without their date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.occasions import dated
from assistant.types import Slot
from tests.assistant.papers import planned
from vectorstore.index import Index

TODAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("What was agreed on repairs when we last met?", "2025-03-05"),
        ("What did Cabinet hear at its last meeting?", "2025-04-08"),
        ("What does the latest report on repairs say of the backlog?", "2025-09-10"),
        ("What did the first report on repairs say of the backlog?", "2025-03-05"),
    ],
)
def test_the_day_of_the_meeting_is_read_off_the_papers(record: Index, asked: str, day: str) -> None:
    assert dated(planned(asked), record, TODAY).periods == (day,)


@pytest.mark.parametrize(
    "asked",
    [
        "What was agreed in March 2025 when we last met?",
        "What is the latest on the allotments?",
        "What does the latest report on zebras say?",
        "How many repairs are late?",
    ],
)
def test_a_question_that_names_its_day_or_means_no_paper_stays(record: Index, asked: str) -> None:
    assert dated(planned(asked), record, TODAY) == planned(asked)


def test_as_of_is_the_day_from_which_the_last_meeting_is_looked_for(record: Index) -> None:
    plan = planned("What does the latest report on repairs say of the backlog?")
    filters = replace(plan.question.filters, as_of=date(2025, 4, 1))
    earlier = replace(plan, question=replace(plan.question, filters=filters))
    assert dated(earlier, record, TODAY).periods == ("2025-03-05",)


def test_when_we_last_met_asks_for_no_date(record: Index) -> None:
    assert Slot.DATE not in dated(planned("What was agreed when we last met?"), record, TODAY).slots


def test_before_the_first_meeting_there_is_none(record: Index) -> None:
    plan = planned("What was agreed when we last met?")
    assert dated(plan, record, date(2020, 1, 1)) == plan
