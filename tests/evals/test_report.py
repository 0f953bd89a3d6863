from __future__ import annotations

import io
import json
from dataclasses import replace

from rich.console import Console

from evals.report import print_report, scores_as_dict, timings
from evals.scoring import all_metrics, score_rows
from evals.types import Row
from tests.evals.rows import abstained, answered, cited, gold, place

ROWS = [
    answered(id="a", type="list", evidence=(gold(place(0, 9)),), citations=(cited(0, 9),), facts=(("May",),)),
    abstained(id="b", type="unanswerable", answerable=False),
    Row(id="c", question="?", type="fact", answerable=True, error="[bold] the disk is full"),
]


def printed() -> str:
    console = Console(file=io.StringIO(), width=100)
    print_report(console, score_rows(ROWS, all_metrics()), ROWS, all_metrics())
    return console.file.getvalue()


def test_the_table_has_a_line_for_each_type_and_one_for_all():
    lines = printed().splitlines()
    starts = [line.split()[0] for line in lines if line.strip()]
    assert {"all", "list", "unanswerable"} <= set(starts)
    (idle,) = [" ".join(lines[at:]) for at, line in enumerate(lines) if line.startswith("Not measured")]
    for metric in all_metrics():
        shown = any(line.startswith(f"{metric.id} ") or f", {metric.id} " in line for line in lines)
        assert shown or f"{metric.id} {metric.title}" in idle
    assert "A13 stability" in idle and "A6 key facts" not in idle


def test_a_score_that_does_not_apply_is_a_dash_and_never_a_zero():
    (line,) = (x for x in printed().splitlines() if "abstention_true_positive" in x)
    assert "1.000" in line
    rows = score_rows(ROWS[:1], all_metrics())
    console = Console(file=io.StringIO(), width=100)
    print_report(console, rows, ROWS[:1], all_metrics())
    (line,) = (x for x in console.file.getvalue().splitlines() if "abstention_true_positive" in x)
    assert line.split()[2:4] == ["-", "-"]


def test_an_errored_question_is_shown_with_its_reason_as_it_stands():
    assert "question c could not be scored: [bold] the disk is full" in printed()


def test_stored_scores_keep_null_counts_and_errors():
    kept = json.loads(json.dumps(scores_as_dict(score_rows(ROWS, all_metrics()), ROWS, {"settings_digest": "ab12"})))
    assert kept["scores"]["unanswerable"]["fact_recall"]["value"] is None
    assert kept["scores"]["all"]["evidence_recall"] == {"value": 1.0, "low": None, "high": None, "n": 1}
    assert kept["errored"] == [{"id": "c", "error": "[bold] the disk is full"}]
    assert kept["questions"] == 3
    assert kept["settings_digest"] == "ab12"


def test_timings_are_the_median_and_the_95th_percentile():
    rows = [replace(ROWS[0], timings_ms={"answer": float(n)}) for n in range(1, 102)]
    assert timings(rows) == {"answer": {"median": 51.0, "p95": 96.0}}
    assert timings(rows[:1]) == {"answer": {"median": 1.0, "p95": 1.0}}
