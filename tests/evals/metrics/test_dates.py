from __future__ import annotations

from dataclasses import replace
from datetime import date

from evals.metrics.dates import build
from tests.evals.rows import abstained, answered, cited, gold, place, values

MAY, JUNE = date(2024, 5, 14), date(2025, 6, 11)


def of(*days: date | None):
    return tuple(replace(gold(place(0, 100)), meeting_date=day) for day in days)


def papers(*days: date | None):
    return tuple(replace(cited(0, 100), meeting_date=day) for day in days)


def test_papers_of_the_right_date_are_cited():
    # Gold is of May and June, only May is cited; of three citations of dated papers two are of May.
    row = answered(evidence=of(MAY, JUNE), citations=papers(MAY, MAY, date(2020, 1, 1), None))
    assert values(build(), row) == {"date_cited": 0.5, "date_precision": 2 / 3}


def test_last_years_paper_is_the_wrong_date():
    assert values(build(), answered(evidence=of(JUNE), citations=papers(MAY))) == {
        "date_cited": 0.0,
        "date_precision": 0.0,
    }


def test_a_paper_later_than_the_day_asked_about_is_never_right():
    row = replace(answered(evidence=of(MAY, JUNE), citations=papers(MAY, JUNE)), as_of=date(2024, 12, 31))
    assert values(build(), row) == {"date_cited": 0.5, "date_precision": 0.5}


def test_gold_without_a_date_and_refusals_have_no_score():
    rows = answered(evidence=of(None), citations=papers(MAY)), abstained(id="b", evidence=of(MAY))
    assert set(values(build(), *rows).values()) == {None}
