from __future__ import annotations

from datetime import date

import pytest

from api.about.running import Holdings, Measured
from api.about.saying import given, holdings, kept_for, measured, percent


@pytest.mark.parametrize(("value", "said"), [(1.0, "100 %"), (0.9996, "100 %"), (0.913, "91.3 %"), (0.0, "0 %")])
def test_a_share_is_said_with_a_decimal_where_it_has_one(value: float, said: str) -> None:
    assert percent(value) == said


def test_what_is_held_is_counted_with_its_months() -> None:
    assert holdings(Holdings(papers=0, passages=0)) == "0 papers that the public may read"
    one = Holdings(papers=1, passages=2, first=date(2025, 3, 1), last=date(2025, 3, 9))
    assert holdings(one) == "1 paper that the public may read, of meetings in March 2025"
    many = Holdings(papers=1200, passages=2, first=date(2024, 3, 1), last=date(2025, 3, 9))
    assert holdings(many) == "1,200 papers that the public may read, of meetings from March 2024 to March 2025"


def test_how_long_things_are_kept_is_said() -> None:
    assert kept_for(1) == "for 1 day after they were last changed, and then deleted"
    assert kept_for(0) == "until somebody deletes them"


def test_what_is_missing_or_undated_is_said_plainly() -> None:
    assert given("", "contact") == "not given: set CLERK_PAGE_CONTACT"
    assert measured(Measured(fault="No run.")) == "No run."
    told = measured(Measured(questions=3, version="0.1.0", same_settings=True))
    assert told == "Measured with version 0.1.0 on 3 questions: ."
