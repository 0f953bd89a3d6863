from __future__ import annotations

import json

import pytest

from evals.errors import CouldNotRun, InvalidFloors
from evals.gate import Floor, breaches, read_floors, refuse_errored
from evals.scoring import Score, all_metrics, known_values
from evals.types import Row

KNOWN = known_values(all_metrics())
SCORES = {
    "all": {
        "fact_recall": Score(value=0.5),
        "abstention_false_positive": Score(value=0.2),
        "mrr_at_10": Score(value=None),
    },
    "list": {"fact_recall": Score(value=0.25)},
}


@pytest.fixture
def floors(tmp_path):
    def read(text, suffix="toml"):
        path = tmp_path / f"floors.{suffix}"
        path.write_text(text, encoding="utf-8")
        return read_floors(path, KNOWN)

    return read


def test_floors_are_read_for_all_questions_and_by_type(floors):
    text = "quote_exactness = 1\nabstention_false_positive = { max = 0.1 }\n"
    text += "[by_type.list]\nfact_recall = { min = 0.2, max = 1 }\n"
    assert floors(text) == (
        Floor(group="all", name="quote_exactness", low=1.0),
        Floor(group="all", name="abstention_false_positive", high=0.1),
        Floor(group="list", name="fact_recall", low=0.2, high=1),
    )


def test_json_floors_mean_the_same_as_toml_ones(floors):
    text = json.dumps({"fact_recall": 0.4, "by_type": {"list": {"fact_recall": {"min": 0.2}}}})
    assert floors(text, "json") == floors("fact_recall = 0.4\n[by_type.list]\nfact_recall = { min = 0.2 }")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fact_recal = 0.4", "fact_recal: no such value. Choose from: citation_validity"),
        ("[by_type.list]\nmade_up = 1", "list, made_up: no such value"),
        ("fact_recall = true", "must be a number"),
        ("fact_recall = nan", "must be a number"),
        ('fact_recall = "high"', "must be a number"),
        ("fact_recall = {}", "must be a number or have min, max"),
        ("fact_recall = { least = 1 }", "must be a number or have min, max"),
        ("abstention_false_positive = 0.1", "give a ceiling"),
        ("by_type = 3", "must be a table"),
        ("[by_type]\nlist = 3", "must be a table"),
        ("", "holds no floor"),
        ("[by_type.list]", "holds no floor"),
        ("fact_recall =", "cannot be read as floors"),
    ],
)
def test_floors_that_cannot_be_checked_are_refused_by_name(floors, text, said):
    with pytest.raises(InvalidFloors, match=said):
        floors(text)


@pytest.mark.parametrize("text", ["[1]", "{"])
def test_json_that_is_no_table_is_refused(floors, text):
    with pytest.raises(InvalidFloors, match="floors"):
        floors(text, "json")


def test_a_floors_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidFloors, match=r"nowhere.toml: cannot be read"):
        read_floors(tmp_path / "nowhere.toml", KNOWN)


def test_a_value_on_its_floor_or_ceiling_keeps_it():
    kept = [
        Floor(group="all", name="fact_recall", low=0.5),
        Floor(group="all", name="abstention_false_positive", high=0.2),
    ]
    assert breaches(kept, SCORES) == ()


def test_a_breach_says_which_value_and_by_how_much():
    broken = [
        Floor(group="all", name="fact_recall", low=0.6, high=0.9),
        Floor(group="all", name="abstention_false_positive", high=0.1),
        Floor(group="list", name="fact_recall", low=0.3),
    ]
    assert [str(breach) for breach in breaches(broken, SCORES)] == [
        "fact_recall is 0.5000, under its floor 0.6 by 0.1000",
        "abstention_false_positive is 0.2000, over its ceiling 0.1 by 0.1000",
        "fact_recall (list) is 0.2500, under its floor 0.3 by 0.0500",
    ]


@pytest.mark.parametrize("group", ["all", "count"])
def test_a_floor_on_a_value_without_a_score_is_not_passed(group):
    with pytest.raises(InvalidFloors, match=f"mrr_at_10 has no score for {group} questions"):
        breaches([Floor(group=group, name="mrr_at_10", low=0.1)], SCORES)


def test_a_breach_counts_also_where_another_value_has_no_score():
    floors = [Floor(group="all", name="mrr_at_10", low=0.1), Floor(group="all", name="fact_recall", low=0.6)]
    assert [breach.floor.name for breach in breaches(floors, SCORES)] == ["fact_recall"]


def test_a_floor_that_is_for_where_its_value_applies_is_kept_where_it_does_not():
    assert breaches([Floor(group="all", name="mrr_at_10", low=0.1, if_any=True)], SCORES) == ()


def test_a_breach_says_what_is_wrong_with_the_answers(floors):
    (kept,) = floors("fact_recall = { min = 0.6, if_any = true }")
    assert kept.if_any
    (breach,) = breaches([kept], SCORES)
    assert str(breach).endswith("by 0.1000: answers do not state what was asked for")


def test_rows_that_errored_stop_the_gate_and_are_named():
    rows = [
        Row(id="q1", question="?", type="fact", answerable=True),
        Row(id="q2", question="?", type="fact", answerable=True, error="the disk is full"),
    ]
    refuse_errored(rows[:1])
    with pytest.raises(CouldNotRun, match="1 of 2 questions have no score: q2"):
        refuse_errored(rows)
