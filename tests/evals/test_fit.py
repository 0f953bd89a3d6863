"""Fitting weights: what answers is told from what does not, by whatever feature tells it."""

from __future__ import annotations

import math

import pytest

from evals.fit import Case, fit
from evals.fit_relevance import OFF_TOPIC, report


def test_a_feature_that_marks_the_right_candidate_gets_weight_and_an_idle_one_next_to_none() -> None:
    cases = [
        Case(
            papers=frozenset({"paper.pdf"}),
            features=({"cover": 0.9, "row": float(n % 2)}, {"cover": 0.2, "row": float(n % 2)}),
            right=(True, False),
        )
        for n in range(20)
    ]
    weights = fit(cases)
    assert weights["cover"] > 1.0
    assert math.isclose(weights["row"], 0.0, abs_tol=0.01)


def test_off_topic_questions_fall_under_where_their_words_are_unmet(capsys: pytest.CaptureFixture[str]) -> None:
    known = [(n / 10, 0.1) for n in range(20)]
    unknown = [(n / 10 - 1.0, 0.8) for n in range(20)]
    report(known, unknown)
    said = capsys.readouterr().out
    assert said.startswith("UNMET_COST ")
    assert "1.00 of 20 off-topic questions fall under" in said


def test_the_off_topic_questions_are_questions_and_each_stands_once() -> None:
    questions = OFF_TOPIC.read_text(encoding="utf-8").splitlines()
    assert len(questions) == len(set(questions)) > 20
    assert all(question.endswith("?") for question in questions)
