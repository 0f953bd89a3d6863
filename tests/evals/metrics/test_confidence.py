"""A9, confidence: errors and areas from counts that add up."""

from __future__ import annotations

import pytest

from evals.metrics.confidence import build
from tests.evals.rows import abstained, answered, values


def of(told: float, right: bool = True) -> dict[str, object]:
    return {"answer": "In 1908." if right else "In 1910.", "facts": (("1908",),), "confidence": told}


def test_a_row_without_confidence_counts_nothing() -> None:
    assert values(build(), answered())["calibration_error"] is None


def test_confidence_that_is_borne_out_has_no_error() -> None:
    rows = [answered(**of(1.0)), answered(**of(0.0, right=False))]
    scores = values(build(), *rows)
    assert scores["calibration_error"] == pytest.approx(0.0)
    assert scores["brier"] == pytest.approx(0.0)
    assert scores["auroc_right"] == pytest.approx(1.0)
    assert scores["wrong_at_half"] == pytest.approx(0.0)
    assert scores["auroc_answerable"] is None


def test_confidence_in_wrong_answers_is_an_error() -> None:
    rows = [answered(**of(0.25)), answered(**of(0.75, right=False))]
    scores = values(build(), *rows)
    assert scores["calibration_error"] == pytest.approx(0.75)
    assert scores["auroc_right"] == pytest.approx(0.0)
    assert scores["wrong_at_half"] == pytest.approx(1.0)


def test_refused_questions_count_for_whether_they_could_be_answered() -> None:
    rows = [answered(**of(0.9)), abstained(answerable=False, confidence=0.1), abstained(confidence=0.1)]
    assert values(build(), *rows)["auroc_answerable"] == pytest.approx(0.75)
