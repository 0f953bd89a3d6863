"""The paired bootstrap and McNemar's test, against values reckoned by hand and by another way."""

from __future__ import annotations

import random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.comparing.bootstrap import Difference, differences
from evals.comparing.mcnemar import McNemar
from evals.metrics import abstention, evidence, key_facts
from evals.types import Row
from tests.evals.comparing.runs import refused, right, unanswerable, wrong

KINDS = {"right": right, "wrong": wrong, "refused": refused}


def difference(rows: list[tuple[Row, Row]], name: str, metric=key_facts, **more: int) -> Difference:
    (found,) = (one for one in differences(rows, [metric.build()], **more) if one.value.name == name)
    return found


def test_of_two_papers_the_interval_reaches_from_the_one_to_the_other():
    rows = [(right("a"), wrong("a")), (right("b", paper="minutes"), right("b", paper="minutes"))]
    found = difference(rows, "fact_exact")
    assert (found.a, found.b, found.difference, found.low, found.high, found.n) == (1.0, 0.5, -0.5, -1.0, 0.0, 2)
    assert found.better is None
    assert found.by_row == {"a": -1.0, "b": 0.0}


def test_one_paper_alone_has_no_interval():
    found = difference([(right("a"), wrong("a")), (right("b"), wrong("b"))], "fact_exact")
    assert (found.difference, found.low, found.high, found.better) == (-1.0, None, None, None)


def test_questions_of_one_paper_are_drawn_together_as_a_naive_bootstrap_draws_them():
    papers = [[(1.0, 0.0)] * 3, [(0.0, 1.0)], [(1.0, 1.0)] * 2, [(1.0, 0.0), (0.0, 0.0)], [(0.0, 1.0)] * 2]
    rows = [
        (of(one, f"q{n}-{m}", n), of(other, f"q{n}-{m}", n))
        for n, paper in enumerate(papers)
        for m, (one, other) in enumerate(paper)
    ]
    chance = random.Random(7)
    drawn = [[pair for paper in chance.choices(papers, k=len(papers)) for pair in paper] for _ in range(20_000)]
    means = sorted(fmean(other - one for one, other in pairs) for pairs in drawn)
    found = difference(rows, "fact_exact")
    assert found.low == pytest.approx(means[500], abs=0.03)
    assert found.high == pytest.approx(means[19_500], abs=0.03)


def of(stated: float, id: str, paper: int) -> Row:
    row = (right if stated else wrong)(id)
    from dataclasses import replace

    return replace(row, evidence=(replace(row.evidence[0], document=f"{paper}.pdf"),))


def test_a_value_without_questions_has_no_difference():
    found = difference([(right("a"), right("a"))], "abstention_true_positive", abstention)
    assert (found.a, found.b, found.difference, found.low, found.n) == (None, None, None, None, 1)


def test_where_lower_is_better_a_rise_is_worse():
    rows = [
        (right(f"a{n}", paper=paper), refused(f"a{n}", paper=paper)) for n in range(9) for paper in ("plan", "minutes")
    ]
    found = difference(rows, "abstention_false_positive", abstention)
    assert (found.difference, found.better) == (1.0, False)
    assert difference([(b, a) for a, b in rows], "abstention_false_positive", abstention).better is True


@pytest.mark.parametrize(
    ("gained", "lost", "p"), [(0, 0, 1.0), (0, 5, 0.0625), (6, 1, 0.125), (3, 3, 1.0), (10, 2, 0.03857421875)]
)
def test_mcnemar_is_the_exact_two_sided_binomial(gained: int, lost: int, p: float):
    assert McNemar(gained=gained, lost=lost).p == pytest.approx(p)


@given(st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=30, deadline=None)
def test_mcnemar_is_what_scipy_says(gained: int, lost: int):
    stats = pytest.importorskip("scipy.stats")
    expected = stats.binomtest(gained, gained + lost, 0.5).pvalue if gained + lost else 1.0
    assert McNemar(gained=gained, lost=lost).p == pytest.approx(expected)


def test_only_values_that_are_a_yes_or_no_a_question_are_tested():
    rows = [(right("a"), wrong("a")), (wrong("b"), right("b")), (right("c"), refused("c"))]
    assert difference(rows, "fact_exact").mcnemar == McNemar(gained=1, lost=2)
    assert difference(rows, "evidence_f1_micro", evidence).mcnemar is None


@given(
    st.lists(
        st.tuples(*[st.sampled_from(sorted(KINDS))] * 2, st.sampled_from(["plan", "minutes"])), min_size=1, max_size=8
    )
)
@settings(max_examples=25, deadline=None)
def test_turned_about_every_difference_has_the_other_sign_and_its_interval_holds_it(asked):
    rows = [
        (KINDS[one](f"q{n}", paper=paper), KINDS[other](f"q{n}", paper=paper))
        for n, (one, other, paper) in enumerate(asked)
    ]
    metrics = [module.build() for module in (key_facts, evidence, abstention)]
    there = differences(rows, metrics, resamples=400)
    back = differences([(b, a) for a, b in rows], metrics, resamples=400)
    for one, other in zip(there, back, strict=True):
        assert (one.a, one.b) == (other.b, other.a)
        assert (one.low is None) == (other.low is None)
        if one.low is not None and one.high is not None and other.low is not None and one.difference is not None:
            assert one.low == pytest.approx(-other.high)
            assert -1.0 <= one.low <= one.high <= 1.0


@given(st.permutations(range(6)))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_questions_changes_nothing(order):
    rows = [
        (right("a"), wrong("a")),
        (right("b", paper="minutes"), refused("b", paper="minutes")),
        (wrong("c"), right("c")),
    ]
    rows += [(unanswerable("d"), unanswerable("d", refuse=False)), (right("e"), right("e")), (refused("f"), right("f"))]
    metrics = [key_facts.build(), abstention.build()]
    plain = differences(rows, metrics, resamples=200)
    for one, other in zip(plain, differences([rows[n] for n in order], metrics, resamples=200), strict=True):
        assert (one.a, one.b, one.low, one.high) == pytest.approx((other.a, other.b, other.low, other.high))


def test_a_run_against_itself_differs_by_nothing():
    rows = [(row, row) for row in (right("a"), wrong("b", paper="minutes"), unanswerable("c"))]
    for found in differences(rows, [key_facts.build(), evidence.build(), abstention.build()]):
        assert found.difference in (None, 0.0)
        assert (found.low, found.high) in ((None, None), (0.0, 0.0))
