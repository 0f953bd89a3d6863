"""Days that a question leaves to be worked out."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understanding.timing import periods_meant
from assistant.understanding.types import ReadAs

DAYS = (date(2024, 4, 10), date(2025, 4, 9), date(2025, 9, 17), date(2025, 11, 26))


def meant(text: str, as_of: date | None = None) -> tuple[str, ...]:
    return periods_meant(text, lambda: DAYS, as_of)[0]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("what did the April report say", ("2025-04",)),
        ("the report of September, please", ("2025-09",)),
        ("in April's improvement plan update", ("2025-04",)),
        ("who led it last April", ("2025-04",)),
        ("which rating did A3.2 have in April?", ("2025-04",)),
        ("was it done in spring 2025", ("2025-03", "2025-04", "2025-05")),
        ("by winter 2024", ("2024-12", "2025-01", "2025-02")),
        ("what was spent last year", ("2024/25",)),
        ("the savings of this financial year", ("2025/26",)),
        ("and next year?", ("2026/27",)),
    ],
)
def test_a_date_is_worked_out_from_the_newest_paper(text: str, periods: tuple[str, ...]) -> None:
    assert meant(text) == periods


def test_a_date_is_worked_out_from_the_day_that_the_question_is_narrowed_to() -> None:
    assert meant("the April report", date(2025, 1, 1)) == ("2024-04",)
    assert meant("last year", date(2025, 1, 1)) == ("2023/24",)


@pytest.mark.parametrize(
    "text",
    [
        "the April 2024 report",
        "the May report",
        "how many came in April",
        "may the committee meet",
        "this year",
        "2025",
    ],
)
def test_what_is_said_already_or_too_uncertain_is_left(text: str) -> None:
    assert meant(text) == ()


def test_without_dated_papers_nothing_is_worked_out() -> None:
    assert periods_meant("what was spent last year", lambda: (), None) == ((), ())


def test_it_is_said_how_a_month_was_read() -> None:
    read = periods_meant("the April report of last year", lambda: DAYS, None)[1]
    assert read == (ReadAs(typed="April", read="April 2025"), ReadAs(typed="last year", read="2024/25"))
