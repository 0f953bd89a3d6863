"""What papers leave open."""

from __future__ import annotations

import pytest

from assistant.left_open import breaks_off, label_alone, left_open
from tests.assistant.conftest import About
from tests.assistant.papers import row, stretch


@pytest.mark.parametrize(
    ("asked", "held", "said"),
    [
        ("On what date will they meet?", "The Chair wrote in May and a date is being sought.", "date is being sought"),
        ("What is the baseline for attendance?", "Raise attendance (Baseline XXX TBC) by 4%.", "Baseline XXX TBC"),
        ("How much will the roof cost?", "The cost is not yet known.", "cost is not yet known"),
        ("What is the baseline for staff?", "Staff (Baseline: 4 in May). Attendance (Baseline TBC).", None),
        ("What is the baseline for attendance?", "Staff (Baseline: 4). Attendance (Baseline TBC).", "Baseline TBC"),
        ("On what date will they meet?", "They met on 3 May 2025.", None),
        ("Will they meet?", "A date is being sought.", None),
    ],
)
def test_the_words_that_leave_it_open_are_returned(about: About, asked: str, held: str, said: str | None) -> None:
    assert left_open(about(asked), [stretch(held)]) == said


@pytest.mark.parametrize(
    ("asked", "held", "label"),
    [
        ("What was the baseline for attendance?", "Close the gap (Baseline: town: ; county: )", "baseline"),
        ("What was the baseline for attendance?", "Close the gap (Baseline: 91%)", None),
        ("What was the baseline for attendance?", "Close the gap by 4%.", None),
        ("What is attendance now?", "Close the gap (Baseline: town: )", None),
    ],
)
def test_a_label_without_a_figure_beside_it_is_returned(about: About, asked: str, held: str, label: str | None) -> None:
    assert label_alone(about(asked), [stretch(held)]) == label


def test_a_column_of_that_name_may_hold_the_figure(about: About) -> None:
    item = row(("Measure", "Baseline"), ("Attendance, baseline as agreed", ""))
    assert label_alone(about("What was the baseline for attendance?"), [item]) is None


@pytest.mark.parametrize(
    ("asked", "held", "off"),
    [
        ("Why is the roof late?", "Roof: 4 weeks late. This is due to:", True),
        ("What is the delay down to?", "The delay is because of", True),
        ("Why is the roof late?", "The roof is late: it rained.", False),
        ("What is late?", "These are late:", False),
    ],
)
def test_words_that_end_where_a_reason_would_begin_break_off(about: About, asked: str, held: str, off: bool) -> None:
    assert breaks_off(about(asked), [stretch(held)]) is off
