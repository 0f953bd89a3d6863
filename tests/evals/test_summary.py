from __future__ import annotations

from evals.summary import as_dict, print_summary


def shown(**more):
    scores = {"all": {"fact_recall": {"value": 0.5}, "evidence_f1": {"value": None}}}
    return {"questions": 4, "errored": [{"id": "x", "error": "?"}], "timings_ms": {}, "scores": scores} | more


def test_variants_stand_side_by_side_and_what_does_not_apply_is_a_dash(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    print_summary({"whole": shown(timings_ms={"answer": {"median": 81.6, "p95": 200.0}}), "words alone": shown()})
    _, heading, whole, words = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["variant", "n", "errors"]
    assert (whole.split()[-1], words.split()[-1]) == ("82", "-")
    assert "0.500" in whole
    assert words.split()[:4] == ["words", "alone", "4", "1"]


def test_the_overall_scores_of_each_are_kept():
    assert as_dict({"whole": shown()})["variants"]["whole"]["scores"]["fact_recall"]["value"] == 0.5
