"""Years that a follow-up counts from the earlier question."""

from __future__ import annotations

import pytest

from assistant.understanding.years import next_year, with_month, with_year


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("what about the year after?", "What was spent in 2024/25?", "what about in 2025/26?"),
        ("and in the previous year?", "What was spent in 2024?", "and in 2023?"),
        ("and the next year?", "What was spent in 2024?", "and in 2025?"),
        ("and the year after?", "What was spent in 2023 and 2024?", "and the year after?"),
        ("and the year after?", "What was spent in May 2024?", "and in May 2025?"),
        ("and last year?", "What was spent in April 2025?", "and in April 2024?"),
        ("and a year later", "What was spent on 3 June 2024?", "and in June 2025"),
        ("and last year?", "What was spent on homes?", "and last year?"),
    ],
)
def test_a_year_counts_from_the_one_year_named_before(text: str, earlier: str, now: str) -> None:
    assert next_year(text, earlier)[0] == now


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("and in january", "What was spent in April 2025?", "and in january 2025"),
        ("May or June", "What was spent on 9 April 2025?", "May or June 2025"),
        ("and in january", "What was spent in 2024/25?", "and in january"),
        ("and in january", "Who leads A4?", "and in january"),
        ("and in January 2024", "What was spent in April 2025?", "and in January 2024"),
    ],
)
def test_a_month_is_of_the_year_named_before(text: str, earlier: str, now: str) -> None:
    assert with_year(text, earlier) == now


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("2024", "What was spent in April 2025?", "April 2024"),
        ("2024", "What was spent in 2025?", "2024"),
        ("May 2024", "What was spent in April 2025?", "May 2024"),
        ("homes", "What was spent in April 2025?", "homes"),
    ],
)
def test_a_year_that_is_taken_back_keeps_its_month(text: str, earlier: str, now: str) -> None:
    assert with_month(text, earlier) == now
