"""What becomes of a question in one word, and every way in which an answer is wrong by its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.types import GoldEvidence, Sentence
from evals.verdicts import Verdict, faults_of, verdict_of, where
from tests.evals.comparing.runs import PLAN, refused, right, unanswerable, wrong
from tests.evals.rows import cited, place


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (right("a"), Verdict.RIGHT),
        (wrong("a"), Verdict.WRONG),
        (refused("a"), Verdict.REFUSED_WRONGLY),
        (unanswerable("a"), Verdict.REFUSED_RIGHTLY),
        (unanswerable("a", refuse=False), Verdict.NOT_REFUSED),
        (right("a", clarified=True), Verdict.ASKED_BACK),
        (right("a", error="disk full"), Verdict.NOT_SCORED),
    ],
)
def test_each_question_has_one_verdict_and_only_good_ones_have_no_fault(row, verdict):
    assert verdict_of(row) is verdict
    assert bool(faults_of(row)) is not verdict.good


def faults(row) -> str:
    return "\n".join(faults_of(row))


def test_a_missing_fact_is_named_with_its_other_spellings():
    assert "fact missing: July (or 07)" in faults(right("a", key_facts=(("July", "07"),)))


def test_proof_that_is_not_cited_is_named_with_what_was_cited_instead():
    paged = replace(PLAN, pages=(3,))
    row = right("a", evidence=(paged,), citations=(replace(cited(50, 60), page=2),))
    assert "proof not cited: plan.pdf, page 3, but page 2 of that paper" in faults(row)
    two = (replace(cited(50, 60), page=2), replace(cited(70, 80), page=5))
    assert "but pages 2, 5 of that paper" in faults(replace(row, citations=two))
    assert "but other words near it are" in faults(replace(row, citations=(replace(cited(50, 60), page=3),)))
    assert "but other words of that paper are" in faults(replace(row, citations=(replace(cited(50, 60), page=None),)))
    assert "and nothing of that paper is cited" in faults(replace(row, citations=(cited(0, 10, "minutes"),)))
    assert "cites nothing" in faults(replace(row, citations=()))


def test_citations_that_prove_nothing_are_named_on_right_answers_too():
    row = right("a", sentences=(Sentence(text="In May.", citations=(1, 4)),))
    lost, invented = cited(0, 10, resolved=False), cited(0, 10, stands=False)
    misplaced = replace(cited(0, 10), true_page=7)
    assert faults(replace(row, citations=(lost, invented, misplaced))).splitlines() == [
        "citation 1 leads to no place in the papers",
        "citation 2 is not the words of plan.pdf",
        "citation 3 says page 1; its words stand on page 7",
        "marker [4] belongs to no citation",
    ]


def test_a_refusal_gives_its_reason_where_it_has_one():
    assert "(it gave as reason: not found)" in faults(refused("a"))
    assert "reason" not in faults(refused("a", reason=None))


def test_the_place_of_proof_is_said_as_a_person_looks_it_up():
    own = GoldEvidence(document="plan.pdf", quote="words", places=(place(0, 5),), locator="para 2.1", page_said=4)
    assert where(own) == "plan.pdf, page 4, para 2.1"
    assert where(replace(own, pages=(None,), page_said=None)) == "plan.pdf, para 2.1"
