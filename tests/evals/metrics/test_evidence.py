from __future__ import annotations

import pytest

from evals.metrics.evidence import build
from tests.evals.rows import abstained, answered, cited, gold, place, values


def test_precision_and_recall_by_hand():
    # Of two citations the first meets gold; of three pieces of gold one is met: P 1/2, R 1/3, F1 2*(1/6)/(5/6) = 0.4.
    row = answered(
        evidence=(gold(place(0, 100)), gold(place(200, 300)), gold(place(400, 500))),
        citations=(cited(0, 100), cited(600, 700)),
    )
    scores = values(build(), row)
    assert scores["evidence_precision"] == scores["evidence_precision_micro"] == 0.5
    assert scores["evidence_recall"] == scores["evidence_recall_micro"] == pytest.approx(1 / 3)
    assert scores["evidence_f1"] == pytest.approx(0.4)
    assert scores["evidence_f1_micro"] == pytest.approx(0.4)


def test_micro_pools_citations_where_macro_averages_questions():
    one = answered(id="a", evidence=(gold(place(0, 100)),), citations=(cited(0, 100),))
    four = answered(id="b", evidence=(gold(place(0, 100)),), citations=tuple(cited(n, n + 50) for n in (200, 300, 400)))
    scores = values(build(), one, four)
    assert scores["evidence_precision_micro"] == 0.25
    assert scores["evidence_precision"] == 0.5


@pytest.mark.parametrize(
    ("citation", "met"),
    [
        pytest.param(cited(50, 150), 1.0, id="half of both"),
        pytest.param(cited(51, 151), 0.0, id="just under half"),
        pytest.param(cited(80, 120), 1.0, id="half of the shorter one, a fifth of the longer"),
        pytest.param(cited(0, 1000), 1.0, id="all of the shorter one"),
        pytest.param(cited(100, 200), 0.0, id="touching only"),
        pytest.param(cited(0, 100, "minutes"), 0.0, id="the same span of another document"),
    ],
)
def test_to_meet_is_to_share_half_of_the_shorter_span(citation, met):
    row = answered(evidence=(gold(place(0, 100)),), citations=(citation,))
    assert values(build(), row)["evidence_recall"] == met


def test_words_that_stand_in_two_places_are_met_in_either():
    row = answered(evidence=(gold(place(0, 100), place(0, 100, "minutes")),), citations=(cited(0, 100, "minutes"),))
    assert values(build(), row)["evidence_recall"] == 1.0


def test_an_abstention_has_no_recall_and_no_precision_whatever_it_cites():
    scores = values(build(), abstained(evidence=(gold(place(0, 100)),), citations=(cited(0, 100),)))
    assert scores["evidence_recall"] == scores["evidence_f1"] == scores["evidence_f1_micro"] == 0.0
    assert scores["evidence_precision"] is None
    assert scores["evidence_precision_micro"] is None


def test_abstaining_does_not_count_against_the_precision_of_the_answered():
    evidence = (gold(place(0, 100)),)
    scores = values(
        build(), abstained(id="a", evidence=evidence), answered(id="b", evidence=evidence, citations=(cited(0, 9),))
    )
    assert scores["evidence_precision"] == 1.0
    assert scores["evidence_recall"] == 0.5


def test_unanswerable_questions_and_those_without_evidence_have_no_score():
    rows = answered(answerable=False, evidence=(gold(place(0, 9)),), citations=(cited(0, 9),)), answered(id="b")
    assert set(values(build(), *rows).values()) == {None}
