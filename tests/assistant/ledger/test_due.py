from datetime import date

import pytest

from assistant.ledger.due import due_day, last_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 March 2025", date(2025, 3, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
        ("2024/25", date(2025, 3, 31)),
        ("Q3 2024/25", date(2024, 12, 31)),
        ("Q4 2024/25", date(2025, 3, 31)),
        ("Winter 2025", date(2026, 2, 28)),
        ("autumn 2025", date(2025, 11, 30)),
        ("from April 2025 to June 2025", date(2025, 6, 30)),
        ("31 March", None),
        ("Q2", None),
        ("ongoing", None),
        ("", None),
    ],
)
def test_a_date_cell_allows_until_the_last_day_of_what_it_names(words: str, day: date | None):
    assert due_day(words) == day


def test_a_day_that_no_calendar_has_is_none():
    assert last_day("2025-02-30") is None
