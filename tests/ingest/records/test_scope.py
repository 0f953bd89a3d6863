from __future__ import annotations

import pytest

from ingest.records.scope import folded


@pytest.mark.parametrize(
    "title",
    [
        "The Wexcombe Forward Improvement Plan: progress to December 2024",
        "Wexcombe Forward Plan Update",
        "WEXCOMBE FORWARD IMPROVEMENT PROGRAMME PROGRESS REPORT, Quarter 3",
        "Wexcombe Forward (WF) Plan – summer review 2025",
    ],
)
def test_reports_on_one_plan_have_one_name(title: str) -> None:
    assert folded(title) == "wexcombe forward"


def test_two_plans_have_two_names_and_two_editions_of_one_too() -> None:
    names = {folded("Harbour Plan 2020-25"), folded("Harbour Plan 2025-2030"), folded("Parks Strategy: update")}
    assert names == {"harbour 2020-25", "harbour 2025-30", "parks strategy"}
    assert folded("Commissioning Plan for Schools 2025-29: draft") == "commissioning schools 2025-29"


def test_a_name_of_nothing_but_a_reports_words_is_kept() -> None:
    assert folded("Improvement Plan Progress Report") == "improvement plan progress report"
