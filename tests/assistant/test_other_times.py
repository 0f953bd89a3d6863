"""What is said of a paper's own day, where another time is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.other_times import other_year, said_of_now
from tests.assistant.conftest import About
from tests.assistant.papers import paper, stretch

NOW = "There are currently 66 vans."


@pytest.mark.parametrize(
    ("asked", "held", "day", "other"),
    [
        ("How many vans were there in 2019?", NOW, date(2024, 12, 4), True),
        ("How many vans were there in 2024?", NOW, date(2024, 12, 4), False),
        ("How many vans were there in October 2024?", NOW, date(2024, 12, 4), False),
        ("How many vans were there in 2019?", f"{NOW} In 2019 there were 40.", date(2024, 12, 4), False),
        ("How many vans were there in 2019?", "There were 66 vans.", date(2024, 12, 4), False),
        ("How many vans were there in 2019?", NOW, None, False),
        ("How many vans are there?", NOW, date(2024, 12, 4), False),
    ],
    ids=[
        "years apart",
        "the same year",
        "months apart",
        "both told",
        "of no day",
        "of an undated paper",
        "of any time",
    ],
)
def test_what_is_said_of_now_tells_nothing_of_another_year(
    about: About, asked: str, held: str, day: date | None, *, other: bool
) -> None:
    item = replace(stretch(held), document=replace(paper(held), meeting_date=day))
    assert said_of_now(about(asked), [item]) is other


@pytest.mark.parametrize(
    ("asked", "held", "year"),
    [
        ("How many vans were there in 2023/24?", "In 2022- 23 there were 66 vans.", "2022- 23"),
        ("How many vans were there in 2023/24?", "In 2022/23 there were 66 vans, in 2023/24 70.", None),
        ("How many vans were there in 2023/24?", "In May 2023 there were 66 vans, not 40 as in 2021/22.", None),
        ("How many vans were there in 2023/24?", "There were 66 vans.", None),
        ("How many vans were there in March 2024?", "In 2022/23 there were 66 vans.", None),
        ("Why were there fewer vans in 2023/24?", "In 2022/23 there were 66 vans.", None),
    ],
    ids=["of another", "of both", "of a month of it", "of none", "of a month", "a reason"],
)
def test_a_figure_of_another_financial_year_is_none_of_the_one_asked_about(
    about: About, asked: str, held: str, year: str | None
) -> None:
    assert other_year(about(asked), [stretch(held)]) == year
