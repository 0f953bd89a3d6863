"""How well quotes carry a claim in other words."""

from __future__ import annotations

import pytest

from assistant.checks.support import Support, content_terms, denies_otherwise, share_held
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER


def test_figures_and_references_are_not_weighed_since_they_are_held_exactly() -> None:
    assert content_terms("The 12 vans of A2 cost £2.4m in all") == content_terms("vans cost")


def test_a_claim_is_carried_by_the_share_of_its_weight_that_is_held() -> None:
    assert share_held({"van": 3.0, "cost": 1.0}, ["the vans are old"]) == 0.75
    assert share_held({}, ["the vans are old"]) == 1.0
    assert share_held({"van": 3.0}, []) == 0.0


def test_rare_words_of_the_papers_weigh_more(record: Index) -> None:
    support = Support(index=record, levels=PUBLIC_READER)
    rare = support.of("allotment report", ["the allotment"])
    common = support.of("allotment report", ["the report"])
    assert common < 0.5 < rare < 1
    assert support.of("It is 12", ["nothing of it"]) == 1.0


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The levy was raised.", "The levy was not raised."),
        ("The levy was raised in May.", "Rents rose. The levy wasn’t raised in May. Fees fell."),
        ("No levy was raised.", "The levy was raised in May."),
        ("It never met.", "It met twice in May."),
        ("The plan has been agreed.", "None of the plan has been agreed."),
    ],
)
def test_a_denial_that_is_added_or_left_out_is_seen(claim: str, quote: str) -> None:
    assert denies_otherwise(claim, [quote])


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The levy was not raised.", "The levy was not raised."),
        ("The levy was not raised.", "Members refused to raise the levy."),
        ("Members refused the levy.", "Members did not agree to the levy."),
        ("The levy was raised.", "The levy was raised. Fees were not."),
        ("It is due by 3 May.", "It is due no later than 3 May."),
        ("It has four wheels.", "No. of wheels: four"),
        ("It runs in May.", "It runs in May\tNo\tNone"),
        ("It is wanted.", "They asked whether or not it is wanted."),
        ("Both were raised.", "Not only were both raised."),
        ("Fees fell.", ""),
    ],
)
def test_the_same_denial_or_none_is_well(claim: str, quote: str) -> None:
    assert not denies_otherwise(claim, [quote])
