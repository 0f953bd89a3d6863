"""The days of a question of due dates."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.register.due_days import Days, days_asked, named_day, needs_reckoning

DAY = date(2025, 11, 26)
MEETINGS = (date(2025, 3, 5), date(2025, 4, 9), date(2025, 4, 2))


@pytest.mark.parametrize(
    ("text", "periods", "day"),
    [
        ("What was overdue as at 1 June 2024?", ["2024-06-01"], date(2024, 6, 1)),
        ("What was overdue in April 2025?", ["2025-04"], date(2025, 4, 9)),
        ("What was overdue at the end of April 2025?", ["2025-04"], date(2025, 4, 30)),
        ("What was overdue in May 2025?", ["2025-05"], date(2025, 5, 31)),
        ("What was overdue on 31 February 2025?", ["2025-02-31"], None),
        ("What was overdue in 2024?", ["2024"], None),
        ("What was overdue in May and in June 2025?", ["2025-05", "2025-06"], None),
        ("What is overdue?", [], None),
    ],
)
def test_a_named_day_is_one_day_or_the_last_meeting_of_a_month(text: str, periods: list[str], day: date | None) -> None:
    assert named_day(text, periods, MEETINGS) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("due by the end of March 2025", None, date(2025, 3, 31)),
        ("due by 1 March 2025", None, date(2025, 3, 1)),
        ("due before 1 June 2025", None, date(2025, 5, 31)),
        ("due before the end of June 2025", None, date(2025, 6, 30)),
        ("due after 31 March 2025", date(2025, 4, 1), None),
        ("due in March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("due on 3 March 2024", date(2024, 3, 3), date(2024, 3, 3)),
        ("due between April 2025 and June 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("due in 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("due in 2026/27", date(2026, 4, 1), date(2027, 3, 31)),
        ("due in winter 2025", date(2025, 12, 1), date(2026, 2, 28)),
        ("due in Q3", date(2025, 10, 1), date(2025, 12, 31)),
        ("due in Q3 2024/25", date(2024, 10, 1), date(2024, 12, 31)),
        ("due in December", date(2025, 12, 1), date(2025, 12, 31)),
        ("due by June", None, date(2026, 6, 30)),
        ("due this month", date(2025, 11, 1), date(2025, 11, 30)),
        ("due next month", date(2025, 12, 1), date(2025, 12, 31)),
        ("due in the next three months", DAY, date(2026, 2, 26)),
        ("due within the coming 2 weeks", DAY, date(2025, 12, 10)),
        ("due over the next week", DAY, date(2025, 12, 3)),
    ],
)
def test_a_span_is_read_from_periods_and_the_words_before_them(
    text: str, first: date | None, last: date | None
) -> None:
    found = days_asked(text, DAY)
    assert found and (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["due", "due in March 2025 or May 2025", "due on 31 March"])
def test_no_span_is_guessed(text: str) -> None:
    assert days_asked(text, DAY) is None


def test_how_days_without_a_year_were_read_is_said() -> None:
    found = days_asked("due in Q3", DAY)
    assert found and found.said == "Q3 was read as 1 October 2025 to 31 December 2025."
    plain = days_asked("due in March 2025", DAY)
    assert plain and not plain.said


def test_some_months_on_from_the_end_of_a_long_month_is_the_end_of_a_short_one() -> None:
    found = days_asked("due in the next month", date(2025, 1, 31))
    assert found and found.last == date(2025, 2, 28)
    assert found.said == "“in the next month” was read as 31 January 2025 to 28 February 2025."


def test_a_quarter_is_of_the_financial_year_that_is_running() -> None:
    found = days_asked("due in Q4", date(2025, 2, 1))
    assert found and found.first == date(2025, 1, 1)


def test_a_span_holds_its_first_and_last_day() -> None:
    span = Days(first=date(2025, 1, 1), last=date(2025, 1, 31))
    assert span.holds(date(2025, 1, 1)) and span.holds(date(2025, 1, 31))
    assert not span.holds(date(2024, 12, 31)) and not span.holds(date(2025, 2, 1))


@pytest.mark.parametrize(
    ("text", "needed"), [("in Q3", True), ("in spring 2026", True), ("in 2024/25", True), ("next month", True)]
)
def test_days_that_cells_seldom_write_need_reckoning(text: str, needed: bool) -> None:
    assert needs_reckoning(text) is needed
    assert not needs_reckoning("in June 2025")
