from __future__ import annotations

from math import inf, log2

import pytest

from evals.metrics.retrieval import build, ndcg
from tests.evals.rows import abstained, answered, found, gold, place, values

NOISE = tuple(found(n, n + 50, "minutes") for n in range(0, 2000, 50))


def test_scores_of_two_pieces_of_evidence_found_second_and_seventh():
    hits = (*NOISE[:1], found(0, 100), *NOISE[1:5], found(200, 300), *NOISE[5:18])
    scores = values(build(), answered(evidence=(gold(place(0, 100)), gold(place(200, 300))), hits=hits))
    assert [scores[f"recall_at_{k}"] for k in (1, 5, 10, 20)] == [0.0, 0.5, 1.0, 1.0]
    assert [scores[f"hit_at_{k}"] for k in (1, 5, 10, 20)] == [0.0, 1.0, 1.0, 1.0]
    assert scores["mrr_at_10"] == 0.5
    assert scores["ndcg_at_10"] == pytest.approx((1 / log2(3) + 1 / log2(8)) / (1 + 1 / log2(3)))


def test_evidence_below_the_tenth_hit_counts_for_recall_at_20_alone():
    scores = values(build(), answered(evidence=(gold(place(0, 100)),), hits=(*NOISE[:10], found(0, 100))))
    assert (scores["recall_at_10"], scores["recall_at_20"]) == (0.0, 1.0)
    assert (scores["ndcg_at_10"], scores["mrr_at_10"]) == (0.0, 0.0)


def test_nothing_found_is_zero_since_the_search_did_run():
    assert set(values(build(), answered(evidence=(gold(place(0, 100)),))).values()) == {0.0}


def test_a_question_without_evidence_has_no_score():
    assert set(values(build(), answered(hits=NOISE[:3])).values()) == {None}


def test_what_the_answer_did_does_not_matter():
    evidence, hits = (gold(place(0, 100)),), (found(0, 100),)
    refused = abstained(evidence=evidence)
    assert values(build(), answered(evidence=evidence, hits=hits))["recall_at_1"] == 1.0
    assert values(build(), refused)["recall_at_1"] == 0.0


def test_the_best_order_scores_one_also_when_one_hit_holds_two_pieces():
    assert ndcg([1, 2, 3], 10) == ndcg([1, 1, 2], 10) == 1.0


def test_more_evidence_than_places_can_still_score_one():
    assert ndcg(list(range(1, 16)), 10) == pytest.approx(1.0)


def test_missing_evidence_lowers_the_gain():
    assert ndcg([1, inf], 10) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_the_same_evidence_found_twice_gains_once():
    row = answered(evidence=(gold(place(0, 100)), gold(place(200, 300))), hits=(found(0, 100), found(0, 100)))
    assert values(build(), row)["recall_at_5"] == 0.5
