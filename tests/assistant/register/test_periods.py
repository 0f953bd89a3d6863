"""Which days a question means."""

from __future__ import annotations

import pytest

from assistant.register.periods import window_of
from tests.assistant.papers import planned

DAYS = ("31 March 2025", "1 May 2025", "30 June 2025", "September 2025", "ongoing", "Q3 2025")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("due in June 2025", ["30 June 2025"]),
        ("due on 1 May 2025", ["1 May 2025"]),
        ("due before May 2025", ["31 March 2025"]),
        ("due by 1 May 2025", ["31 March 2025", "1 May 2025"]),
        ("due no later than the end of May 2025", ["31 March 2025", "1 May 2025"]),
        ("due after May 2025", ["30 June 2025", "September 2025"]),
        ("due on or after 30 June 2025", ["30 June 2025", "September 2025"]),
        ("due since 1 May 2025", ["1 May 2025", "30 June 2025", "September 2025"]),
        ("due between May 2025 and June 2025", ["1 May 2025", "30 June 2025"]),
        ("due between April and June 2025", ["1 May 2025", "30 June 2025"]),
        ("due after April 2025 and before June 2025", ["1 May 2025"]),
        ("due before 2025", []),
    ],
)
def test_days_are_compared_at_the_precision_of_the_less_precise(text: str, held: list[str]) -> None:
    window = window_of(text, planned(text).periods)
    assert [day for day in DAYS if window.holds(day)] == held


def test_a_month_is_not_surely_before_a_day_of_it() -> None:
    assert not window_of("before 15 September 2025", ("2025-09-15",)).holds("September 2025")


def test_a_quarter_has_no_order_among_days() -> None:
    assert window_of("after Q3 2025", ("2025-Q3",)).bounds == ()


def test_a_cell_of_several_days_has_each_of_them() -> None:
    window = window_of("due after May 2025", ("2025-05",))
    assert window.holds("31 March 2025, now 30 June 2025")
