"""Periods that a question names: said in evidence, overlapped by its dates, spoken of in its paper, or nowhere."""

from __future__ import annotations

import pytest

from assistant.asked_periods import dates_of, months_of, overlaps, periods_missed, says, spoken_of
from tests.assistant.papers import stretch


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2024-05", (2024 * 12 + 5, 2024 * 12 + 5)),
        ("2024-05-15", (2024 * 12 + 5, 2024 * 12 + 5)),
        ("2024", (2024 * 12 + 1, 2024 * 12 + 12)),
        ("2024/25", (2024 * 12 + 4, 2025 * 12 + 3)),
        ("2012/15", (2012 * 12 + 4, 2015 * 12 + 3)),
        ("2022/23-Q4", (2023 * 12 + 1, 2023 * 12 + 3)),
        ("2022-Q4", (2022 * 12 + 10, 2022 * 12 + 12)),
        ("2025-spring", (2025 * 12 + 3, 2025 * 12 + 5)),
        ("Q3", None),
        ("--03-31", None),
    ],
)
def test_a_period_is_a_run_of_months(period: str, months: tuple[int, int] | None) -> None:
    assert months_of(period) == months


def test_a_date_says_the_period_that_it_is_in_at_the_precision_of_the_papers() -> None:
    assert says("2024-05", "2024-05-15")
    assert not says("2024-05", "2024")
    assert says("2024-05-15", "--05-15")
    assert says("2025-spring", "2025-04")
    assert not says("2025-spring", "2025-06")


def test_a_coarser_date_only_overlaps_the_period() -> None:
    assert overlaps("2024-05", "2024/25")
    assert not overlaps("2023-03", "2023/24")
    assert overlaps("Q3", "Q3")
    assert not overlaps("Q3", "2024")
    assert overlaps("--03-31", "2024")


def test_a_stretch_is_of_the_dates_in_it_and_of_its_papers_meeting() -> None:
    item = stretch("The backlog fell in June 2024.")
    assert "2024-06" in dates_of(item)
    assert item.document.meeting_date is None or item.document.meeting_date.isoformat() in dates_of(item)


def test_a_paper_speaks_of_a_period_wherever_its_year_stands_even_shortened() -> None:
    paper = stretch("Rates rose in Q3 22/23 and again in May 2024.").document
    assert spoken_of(paper, "2022/23-Q3") == (True, True)
    assert spoken_of(paper, "2022/23-Q4") == (False, False)
    assert spoken_of(paper, "2022/23") == (True, True)
    assert spoken_of(paper, "2024-05-15") == (False, True)
    assert spoken_of(paper, "2024-05") == (True, True)
    assert spoken_of(paper, "2019") == (False, False)
    assert spoken_of(paper, "Q3") == (True, True)


def test_what_is_missed_is_told_in_ever_wider_looks() -> None:
    item = stretch("Rates rose in 2022/23.")
    missed = periods_missed(["2031"], [item])
    assert missed["period_away"] == missed["period_nowhere"] == missed["period_first_unsaid"] == 1.0
    half = periods_missed(["2031", "2022/23"], [item])
    assert half["period_away"] == 0.5
    assert periods_missed([], [item]) == {}


def test_the_months_that_spell_out_a_season_are_asked_for_once() -> None:
    missed = periods_missed(["2025-spring", "2025-03", "2025-04", "2025-05", "2031"], [stretch("In April 2025.")])
    assert missed["period_away"] == 0.5
