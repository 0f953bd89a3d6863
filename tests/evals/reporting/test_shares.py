"""Shares in words, and their intervals against another computation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.reporting.outcomes import breakdowns, outcomes
from evals.reporting.shares import Share, percent, share
from tests.evals.comparing.runs import refused, right, unanswerable, wrong


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0 %"), (1.0, "100 %"), (0.996, "99.6 %"), (0.9999, "99.9 %"), (0.0002, "0.1 %"), (0.62, "62 %")],
)
def test_hardly_any_is_not_none_and_nearly_all_is_not_all(value, said):
    assert percent(value) == said


def test_no_case_is_no_score():
    none = share([])
    assert (none.value, none.percent, none.interval, none.counted) == (None, "-", "-", "0 of 0")
    assert share([(right("a"), 0, 0)]) == none


@pytest.mark.parametrize("whole", [1, 20, 744])
def test_of_all_or_none_the_interval_is_the_exact_one(whole):
    stats = pytest.importorskip("scipy.stats")
    for part in (0, whole):
        expected = stats.binomtest(part, whole).proportion_ci(0.95, "exact")
        found = share([(right("a"), part, whole)])
        assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_questions_of_one_paper_alone_have_no_interval():
    found = share([(right("a"), 1, 1), (right("b"), 0, 1)])
    assert (found.value, found.low, found.interval) == (0.5, None, "-")


def test_papers_are_drawn_whole():
    cases = [(right(f"a{n}"), 1, 1) for n in range(9)] + [(right("b", paper="minutes"), 0, 1)]
    assert share(cases) == Share(part=9, whole=10, low=0.0, high=1.0)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=1, max_size=12))
def test_an_interval_lies_between_none_and_all(cases):
    found = share((with_paper(n, paper), int(part), 1) for n, (part, paper) in enumerate(cases))
    if found.low is not None and found.high is not None:
        assert 0.0 <= found.low <= found.high <= 1.0


def with_paper(n, paper):
    row = right(f"q{n}")
    return replace(row, evidence=(replace(row.evidence[0], document=f"{paper}.pdf"),))


ROWS = [
    right("a", difficulty="easy"),
    wrong("b", difficulty="hard", type="list"),
    refused("c", paper="minutes"),
    right("d", clarified=True),
    unanswerable("e"),
    unanswerable("f", refuse=False),
    right("g", error="disk full"),
]


def test_outcomes_count_each_question_once_and_none_without_a_score():
    found = outcomes("all", ROWS)
    assert found.questions == 6
    assert found.answered.counted == "2 of 4"
    assert (found.right.counted, found.right_of_answered.counted) == ("1 of 4", "1 of 2")
    assert (found.refused_rightly.counted, found.refused_wrongly.counted) == ("1 of 2", "1 of 4")


def test_questions_are_grouped_by_type_paper_and_difficulty_and_by_date_where_there_is_one():
    found = {one.heading: [group.name for group in one.groups] for one in breakdowns(ROWS)}
    assert found == {"Type": ["fact", "list"], "Paper": ["minutes.pdf", "plan.pdf"], "Difficulty": ["easy", "hard"]}
