from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.references import date_supported, find_dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 May 2024", "2024-05-15"),
        ("15 May 2024, at the", "2024-05-15"),
        ("1st February 2023", "2023-02-01"),
        ("the 15th of May 2024.", "2024-05-15"),
        ("31st\nMarch 2025", "2025-03-31"),
        ("15 Sept 24", "2024-09-15"),
        ("4 th March 2025", "2025-03-04"),
        ("4<sup>th</sup> March 2025", "2025-03-04"),
        ("May 15, 2024", "2024-05-15"),
        ("15/05/24", "2024-05-15"),
        ("15.05.2024", "2024-05-15"),
        ("2024-05-15", "2024-05-15"),
        ("31 March", "--03-31"),
        ("May 2024", "2024-05"),
        ("Nov 24", "2024-11"),
        ("Jan-24", "2024-01"),
        ("05/2024", "2024-05"),
        ("2023/24", "2023/24"),
        ("2023-24", "2023/24"),
        ("2023 \u2013 2024", "2023/24"),
        ("24/25", "2024/25"),
        ("Q3 2022/23", "2022/23-Q3"),
        ("quarter 3 of 2022/23", "2022/23-Q3"),
        ("the third quarter of 2024", "2024-Q3"),
        ("Q3", "Q3"),
        ("autumn 2023", "2023-autumn"),
        ("in 2016", "2016"),
    ],
)
def test_dates_are_read_at_their_own_precision(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text)] == [value]


@pytest.mark.parametrize(
    "text",
    ["£2024", "2,024 people", "1,990", "45/13/24", "24/26", "you may 20 times", "12024", "2024%"],
)
def test_numbers_that_are_no_date_are_passed_over(text: str) -> None:
    assert find_dates(text) == ()


@given(st.dates())
def test_any_day_is_read_alike_from_words_and_from_numbers(day) -> None:  # type: ignore[no-untyped-def]
    if not 1970 <= day.year <= 2069:
        return
    written = (f"{day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%d/%m/%y}")
    assert {found.value for text in written for found in find_dates(f"on {text}.")} == {day.isoformat()}


@pytest.mark.parametrize(
    ("claimed", "recorded", "holds"),
    [
        ("2024-05", "2024-05-15", True),
        ("2024", "2024-05-15", True),
        ("--05-15", "2024-05-15", True),
        ("2022/23", "2022/23-Q3", True),
        ("2024-05-15", "2024-05", False),
        ("2023", "2024-05", False),
        ("--05-16", "2024-05-15", False),
    ],
)
def test_a_record_supports_what_is_no_more_precise(claimed: str, recorded: str, holds: bool) -> None:
    assert date_supported(claimed, recorded) is holds
