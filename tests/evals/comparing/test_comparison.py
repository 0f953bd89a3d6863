"""Which questions of two runs are held against each other, what turned, and what else is said to differ."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from evals.comparing.comparison import as_dict, compare
from evals.comparing.conditions import conditions
from evals.comparing.flips import flips
from evals.comparing.pairing import pair
from evals.comparing.printing import print_comparison
from evals.errors import CouldNotRun
from evals.scoring import all_metrics
from tests.evals.comparing.runs import refused, right, unanswerable, write, wrong


def test_questions_of_one_run_alone_changed_ones_and_those_without_a_score_are_named_and_left_out():
    a = [right("both"), right("old"), right("reworded"), right("broken"), right("facts")]
    b = [
        right("both"),
        right("new"),
        right("reworded", question="When did it close?"),
        right("broken", error="the disk is full"),
        right("facts", key_facts=(("June",),)),
    ]
    found = pair(a, b)
    assert [row.id for row in found.a] == [row.id for row in found.b] == ["both"]
    assert (found.only_a, found.only_b) == (("old",), ("new",))
    assert (found.changed, found.not_scored, found.left_out) == (("reworded", "facts"), ("broken",), 5)


def test_where_gold_words_stand_may_differ_between_two_indexes():
    other = right("a")
    elsewhere = replace(other, evidence=(replace(other.evidence[0], places=()),))
    assert pair([other], [elsewhere]).changed == ()


def test_runs_without_a_question_in_common_cannot_be_compared():
    with pytest.raises(CouldNotRun, match="share no question"):
        pair([right("a")], [right("b")])


def test_what_got_worse_comes_first_then_what_got_better():
    a = [wrong("up"), right("down"), wrong("aside"), unanswerable("told"), right("same")]
    b = [right("up"), refused("down"), refused("aside"), unanswerable("told", refuse=False), right("same")]
    assert [(flip.a.id, str(flip)) for flip in flips(pair(a, b).rows)] == [
        ("told", "refused rightly -> answered, should have refused"),
        ("down", "right -> refused wrongly"),
        ("up", "wrong -> right"),
        ("aside", "wrong -> refused wrongly"),
    ]


def test_what_differs_is_named_the_data_first_and_how_the_run_went_is_not():
    a = {"settings": {"reranker": "keep"}, "seconds": 3, "gold_sha256": "ab", "counts": {"answered": 3, "documents": 2}}
    b = {
        "settings": {"reranker": "learned", "writer": "x" * 90},
        "seconds": 9,
        "gold_sha256": "cd",
        "counts": {"documents": 2},
    }
    assert list(map(str, conditions(a, b))) == [
        "gold_sha256: ab -> cd",
        "settings.reranker: keep -> learned",
        f"settings.writer: nothing -> {'x' * 60}...",
    ]
    assert conditions(a, a) == ()


def printed(a: Path, b: Path) -> str:
    console = Console(file=io.StringIO(), width=160)
    print_comparison(console, compare(a, b, all_metrics(), resamples=100))
    return console.file.getvalue()


def test_both_answers_and_what_each_cited_are_shown_before_the_values(tmp_path: Path):
    a = write(tmp_path / "a", [right("one"), right("two", paper="minutes"), right("gone")])
    b = write(tmp_path / "b", [wrong("one"), right("two", paper="minutes")], settings_digest="two")
    said = printed(a, b)
    before, after = said.split("Every value")
    assert "left out, only in A: 1 (gone)" in before
    assert "== right -> wrong: 1" in before
    for line in ("A says: In May.", "B says: In June.", "cites plan.pdf, p. 1: words of record"):
        assert line in before
    assert "fact_exact" in after
    assert "+0 -1, p 1.000" in after
    assert "settings_digest: one -> two" in after
    assert "other data" not in after


def test_other_papers_make_no_ranking(tmp_path: Path):
    a, b = write(tmp_path / "a", [right("one")]), write(tmp_path / "b", [right("one")], gold_sha256="cd")
    assert "Same metric, other data" in printed(a, b)
    assert "Nothing else differs" in printed(a, a)


def test_of_many_alike_flips_ten_are_shown_and_the_rest_counted(tmp_path: Path):
    names = [f"q{n:02}" for n in range(12)]
    long = "In June. " * 60
    a = write(tmp_path / "a", [right(name) for name in names])
    b = write(tmp_path / "b", [wrong(name, answer=long, citations=()) for name in names])
    said = printed(a, b)
    assert "q09" in said
    assert "q10" not in said
    assert "... and 2 more" in said
    assert long not in said


def test_everything_goes_into_json(tmp_path: Path):
    a = write(tmp_path / "a", [right("one"), right("two", paper="minutes")])
    b = write(tmp_path / "b", [wrong("one"), right("two", paper="minutes")])
    found = json.loads(json.dumps(as_dict(compare(a, b, all_metrics(), resamples=100))))
    assert (found["questions"], found["other_data"], found["conditions"]) == (2, False, [])
    (value,) = (one for one in found["values"] if one["name"] == "fact_exact")
    assert (value["a"], value["b"], value["mcnemar"]) == (1.0, 0.5, {"gained": 0, "lost": 1, "p": 1.0})
    (flip,) = found["flips"]
    assert (flip["a"]["verdict"], flip["b"]["verdict"]) == ("right", "wrong")
    assert flip["b"]["cited"] == [{"document": "plan.pdf", "page": 1, "quote": "words of record"}]
    assert "fact missing: May" in flip["b"]["faults"]
