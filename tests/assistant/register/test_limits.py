"""The limits that questions set on figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.register.limits import figure_of, limit_in


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Which risks score 15 or above?", ["15", "20"]),
        ("Which risks score at least 15?", ["15", "20"]),
        ("Which risks score over 15?", ["20"]),
        ("Which risks score 15 or below?", ["12", "15"]),
        ("Which risks score at most 15?", ["12", "15"]),
        ("Which risks score under 15?", ["12"]),
    ],
)
def test_a_limit_keeps_the_figures_on_its_side(text: str, kept: list[str]) -> None:
    limit = limit_in(text)
    assert limit is not None
    assert [value for value in ("12", "15", "20", "high") if limit.admits(value)] == kept


def test_a_limit_is_read_at_its_scale() -> None:
    limit = limit_in("Which budgets are over £1.5m?")
    assert limit is not None
    assert limit.admits("£2,000,000")
    assert limit.admits("1.6m")
    assert not limit.admits("£900k")


def test_a_question_without_a_limit_has_none() -> None:
    assert limit_in("Which risks score highest?") is None


@pytest.mark.parametrize(
    ("value", "number"),
    [("1,612", 1612), ("£2.5m", 2500000), ("(120)", -120), ("-3.5", Decimal("-3.5")), ("−7", -7), ("40%", 40)],
)
def test_a_cell_of_one_figure_is_its_number(value: str, number: int) -> None:
    assert figure_of(value) == number


@pytest.mark.parametrize("value", ["", "high", "12 of 40", "2024/25 to 2026", "A12", "about 12"])
def test_a_cell_of_more_than_a_figure_is_no_number(value: str) -> None:
    assert figure_of(value) is None
