from __future__ import annotations

from dataclasses import replace

from evals.metrics.truthfulness import build
from tests.evals.rows import abstained, answered, cited, gold, place, values

ASKED = {"facts": (("May",),), "evidence": (gold(place(0, 10)),)}


def test_right_and_cited_is_1_refused_0_wrong_or_uncited_minus_1():
    right = answered(id="right", answer="In May.", citations=(cited(0, 10),), **ASKED)
    rows = [
        right,
        replace(right, id="again"),
        abstained(id="refused", **ASKED),
        replace(right, id="asked back", clarified=True),
        answered(id="wrong", answer="In June.", citations=(cited(0, 10),), **ASKED),
        answered(id="uncited", answer="In May.", **ASKED),
        answered(id="nowhere", answer="In May.", citations=(cited(0, 10, resolved=False),), **ASKED),
        answered(id="unanswerable", answerable=False, answer="In May.", citations=(cited(0, 10),)),
    ]
    assert values(build(), *rows) == {"truthfulness": (2 - 4) / 8, "right_share": 2 / 8, "wrong_share": 4 / 8}


def test_refusing_everything_is_neither_truth_nor_untruth():
    assert values(build(), abstained()) == {"truthfulness": 0.0, "right_share": 0.0, "wrong_share": 0.0}
