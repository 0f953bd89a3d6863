"""How far confidence is borne out, by hand-counted examples."""

from __future__ import annotations

import pytest

from evals.calibration import auroc, bins_of, brier, expected_error, risk_coverage
from evals.reliability import calibration_of, diagram
from tests.evals.rows import answered

TOLD, RIGHT = [0.9, 0.8, 0.2, 0.1], [True, False, False, False]


def test_answers_fall_into_bins_and_the_surest_of_all_into_the_last() -> None:
    bins = bins_of([*TOLD, 1.0], [*RIGHT, True], bins=2)
    assert [(found.n, found.right) for found in bins] == [(2, 0.0), (3, pytest.approx(2 / 3))]
    assert expected_error(bins) == pytest.approx((2 * 0.15 + 3 * (0.9 - 2 / 3)) / 5)
    assert expected_error(()) is None


def test_the_brier_score_is_a_mean_of_squares() -> None:
    assert brier([1.0, 0.5], [True, False]) == 0.125
    assert brier([], []) is None


def test_the_area_counts_pairs_in_order_and_ties_half() -> None:
    assert auroc(TOLD, RIGHT) == 1.0
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.5], [True]) is None
    assert auroc([0.5], [False]) is None


def test_answering_less_often_costs_coverage_and_saves_risk() -> None:
    curve = risk_coverage(TOLD, RIGHT)
    assert curve[0] == (0.25, 0.0)
    assert curve[-1] == (1.0, 0.75)
    assert risk_coverage([], []) == ()


def test_a_run_without_answers_has_a_diagram_without_bars() -> None:
    calibration = calibration_of([])
    assert calibration["expected_calibration_error"] is None
    assert "<rect" in diagram(calibration)
    assert diagram(calibration).count("<rect") == 1


def test_the_diagram_says_its_error_and_has_a_bar_a_bin() -> None:
    rows = [answered(answer="In 1908.", facts=(("1908",),), confidence=told) for told in (0.15, 0.85, 0.95)]
    drawn = diagram(calibration_of([*rows, answered()]))
    assert drawn.count("<rect") == 4
    assert "3 answers, expected calibration error" in drawn
