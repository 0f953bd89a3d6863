"""A11 to A13: what became of a question with one thing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.metrics import counterfactual, follow_up, rewording, stability
from evals.types import Paired, Row
from tests.evals.rows import answered, cited, gold, place, values


def paired(kind: str, verdict: str = "same", **more) -> Row:
    return replace(answered(), paired=Paired(kind=kind, verdict=verdict, **more))


def test_answers_follow_what_was_edited_and_react_to_what_was_deleted():
    verdicts = ("follows", "follows", "kept", "kept_elsewhere", "abstained", "other")
    edited = [paired("edited", verdict) for verdict in verdicts]
    deleted = [paired("deleted", verdict) for verdict in ("abstained", "other", "kept", "kept_elsewhere")]
    assert values(counterfactual.build(), *edited, *deleted, paired("again")) == {
        "counterfactual_follows": 2 / 6,
        "counterfactual_unfaithful": 1 / 6,
        "deletion_reacts": 2 / 4,
    }


def test_the_follow_up_gap_is_the_mean_of_the_differences():
    rows = [
        paired("follow_up", gains={"facts": -0.5, "evidence": -1.0}),
        paired("follow_up", gains={"facts": 0.25}),
        paired("misspelt", gains={"facts": -1.0}),
    ]
    assert values(follow_up.build(), *rows) == {"follow_up_gap": -0.125, "follow_up_gap_evidence": -1.0}


def test_any_difference_is_instability_and_each_kind_is_told_by_itself():
    rows = [paired("again"), paired("again", "differs"), paired("shuffled"), paired("edited", "follows")]
    assert values(stability.build(), *rows) == {
        "unstable": 0.5,
        "unstable_shuffled": 0.0,
        "unstable_duplicated": None,
    }


def test_what_rewording_costs_by_hand():
    # Misspelt: gaps -1 and 0. Right before were both; right after is the one that still states its fact.
    kept = replace(
        answered(answer="In May.", facts=(("May",),)),
        paired=Paired(kind="misspelt", verdict="same", right_before=True, gains={"facts": 0.0}),
    )
    lost = replace(kept, answer="No.", paired=replace(kept.paired, gains={"facts": -1.0}))
    never = replace(kept, paired=Paired(kind="paraphrased", verdict="same", gains={}))
    assert values(rewording.build(), kept, lost, never) == {
        "paraphrased_gap": None,
        "paraphrased_kept": None,
        "misspelt_gap": -0.5,
        "misspelt_kept": 0.5,
    }


@pytest.mark.parametrize("metric", [counterfactual, follow_up, rewording, stability])
def test_a_row_that_is_not_of_a_pair_has_no_score(metric):
    row = answered(evidence=(gold(place(0, 9)),), citations=(cited(0, 9),), facts=(("May",),))
    assert set(values(metric.build(), row).values()) == {None}
