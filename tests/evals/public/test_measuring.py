"""The values of a ranking, on rankings small enough to reckon by hand."""

from __future__ import annotations

from math import log2

import pytest

from evals.public.measuring import Ranked, hit, means, ndcg, once, recall, table

RANKED = Ranked(found=("a", "b", "c"), relevant=frozenset({"b", "z"}))


def test_recall_is_the_share_of_what_should_be_found() -> None:
    assert recall(RANKED, 1) == 0.0
    assert recall(RANKED, 2) == 0.5


def test_a_hit_is_any_of_it() -> None:
    assert (hit(RANKED, 1), hit(RANKED, 2)) == (0.0, 1.0)


def test_gain_is_over_the_best_order_there_could_be() -> None:
    assert ndcg(RANKED, 10) == pytest.approx((1 / log2(3)) / (1 + 1 / log2(3)))
    assert ndcg(Ranked(found=("b", "z"), relevant=RANKED.relevant), 10) == pytest.approx(1.0)


def test_a_passage_counts_where_it_first_stands() -> None:
    assert once(["a", "b", "a", "c", "b"]) == ("a", "b", "c")


def test_a_table_has_a_line_a_way_of_searching() -> None:
    lines = table([("hybrid", means([RANKED]))]).splitlines()
    assert lines[0].split() == ["R@5", "R@10", "nDCG@10", "Hit@10"]
    assert lines[1].split()[:2] == ["hybrid", "0.500"]
