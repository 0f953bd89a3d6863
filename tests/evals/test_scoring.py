from __future__ import annotations

import pytest

from evals.metrics.key_facts import build
from evals.scoring import ALL, all_metrics, known_values, score_rows
from evals.types import Row
from tests.evals.rows import abstained, answered, cited, gold, place


def about(document: str, right: int, wrong: int) -> list[Row]:
    facts = {"evidence": (gold(place(0, 9), document=document),), "facts": (("May",),)}
    return [
        *(answered(id=f"{document}-r{n}", answer="In May.", **facts) for n in range(right)),
        *(answered(id=f"{document}-w{n}", answer="In June.", **facts) for n in range(wrong)),
    ]


def test_every_metric_of_the_folder_is_found_in_order_and_names_each_value_once():
    metrics = all_metrics()
    ids = "A1 A2 A3 A3b A3c A4 A5 A6 A7 A8 A9 A9b A10 A11 A12 A13 A13b"
    assert [metric.id for metric in metrics] == ids.split()
    assert len(known_values(metrics)) == sum(len(metric.values) for metric in metrics)


def test_every_metric_gives_what_it_declares_for_every_kind_of_row():
    rows = [
        answered(evidence=(gold(place(0, 9)),), citations=(cited(0, 9),), facts=(("May",),)),
        abstained(answerable=False),
    ]
    for metric in all_metrics():
        assert all(set(metric.tally(row)) <= set(metric.counts) for row in rows)
        assert {value.of for value in metric.values} <= set(metric.counts)
        assert set(score_rows(rows, [metric])[ALL]) == {value.name for value in metric.values}


def test_scores_come_for_all_questions_and_for_each_type():
    rows = [
        answered(id="a", type="list", answer="In May.", facts=(("May",),)),
        answered(id="b", type="fact", answer="In June.", facts=(("May",),)),
    ]
    scores = score_rows(rows, [build()])
    assert list(scores) == ["all", "fact", "list"]
    assert {group: named["fact_recall"].value for group, named in scores.items()} == {
        "all": 0.5,
        "fact": 0.0,
        "list": 1.0,
    }
    assert scores["all"]["fact_recall"].n == 2


def test_a_row_that_errored_has_no_part_in_any_score():
    broken = Row(id="x", question="?", type="fact", answerable=True, key_facts=(("May",),), error="the disk is full")
    assert score_rows([*about("a.pdf", 1, 0), broken], [build()])[ALL]["fact_recall"].value == 1.0


def test_no_scored_row_is_no_score():
    broken = Row(id="x", question="?", type="fact", answerable=True, error="the disk is full")
    scores = score_rows([broken], all_metrics())
    assert {score.value for score in scores[ALL].values()} == {None}


def test_the_interval_is_the_same_every_time_and_holds_the_value():
    rows = [row for n in range(8) for row in about(f"{n}.pdf", n, 8 - n)]
    first, second = (score_rows(rows, [build()])[ALL]["fact_recall"] for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high


def test_questions_about_one_document_move_together_in_the_interval():
    # The same 40 answers: told apart by document the interval is wide, since whole documents go right or wrong.
    together = [*about("a.pdf", 10, 0), *about("b.pdf", 0, 10), *about("c.pdf", 10, 0), *about("d.pdf", 0, 10)]
    apart = [row for n in range(40) for row in about(f"{n}.pdf", n % 2, 1 - n % 2)]
    wide, narrow = (score_rows(rows, [build()])[ALL]["fact_recall"] for rows in (together, apart))
    assert wide.value == narrow.value == 0.5
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_one_document_gives_no_interval():
    score = score_rows(about("a.pdf", 3, 1), [build()])[ALL]["fact_recall"]
    assert score.value == pytest.approx(0.75)
    assert (score.low, score.high) == (None, None)
