"""What is said of a paper's own day, where another time is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.other_times import said_of_now
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
