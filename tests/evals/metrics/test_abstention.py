from __future__ import annotations

import pytest

from evals.metrics.abstention import build
from tests.evals.rows import abstained, answered, values


def test_rates_and_f1_by_hand():
    # 3 unanswerable, 2 refused; 5 answerable, 1 refused. Refusing: P 2/3, R 2/3. Answering: P 4/5, R 4/5.
    rows = [
        *(abstained(id=f"u{n}", answerable=False) for n in range(2)),
        answered(id="u2", answerable=False),
        abstained(id="a0"),
        *(answered(id=f"a{n}") for n in range(1, 5)),
    ]
    scores = values(build(), *rows)
    assert scores["abstention_true_positive"] == pytest.approx(2 / 3)
    assert scores["abstention_false_positive"] == pytest.approx(1 / 5)
    assert scores["grounded_refusal_f1"] == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_never_refusing_has_no_refusing_f1_to_speak_of():
    scores = values(build(), answered(id="a"), answered(id="u", answerable=False))
    assert scores["abstention_true_positive"] == 0.0
    assert scores["grounded_refusal_f1"] == pytest.approx((0 + 2 / 3) / 2)


def test_a_rate_over_no_questions_of_its_kind_is_no_score():
    assert values(build(), answered()) == {
        "abstention_true_positive": None,
        "abstention_false_positive": 0.0,
        "grounded_refusal_f1": None,
    }
    assert values(build(), abstained(answerable=False)) == {
        "abstention_true_positive": 1.0,
        "abstention_false_positive": None,
        "grounded_refusal_f1": None,
    }
