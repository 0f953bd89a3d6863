"""A verifier's card, from small sets in the shape of WiCE's and MTRAG's."""

from __future__ import annotations

import pytest

from evals.errors import CouldNotRun
from evals.verifiers import carding
from evals.verifiers.base import VerifierSettings
from evals.verifiers.word_overlap import build
from tests.evals.metrics.support.tables import ByTable

GOOD = ["The wall cost £2.4m."]


def test_claims_are_held_against_each_passage_and_responses_by_their_worst_sentence(benchmarks):
    told: list[int] = []
    card = carding.make(build(VerifierSettings()), benchmarks, told.append)
    assert (card.wice.n, card.wice.positive, card.wice.balanced_accuracy, card.wice.auroc) == (3, 1, 1.0, 1.0)
    assert (card.mtrag.n, card.mtrag.positive, card.mtrag.agreement, card.mtrag.kappa) == (2, 1, 1.0, 1.0)
    assert len(told) == 5
    assert card.lines()[1] == "WiCE, supported against the rest: 3 claims, 1 of them so"


def test_what_a_verifier_failed_on_is_left_out_and_counted(benchmarks):
    card = carding.make(ByTable({("The wall cost £2.4m.", GOOD[0]): "!"}), benchmarks)
    assert (card.wice.n, card.wice.failed, card.wice.balanced_accuracy, card.wice.auroc) == (2, 1, None, None)
    assert (card.mtrag.n, card.mtrag.failed, card.mtrag.agreement, card.mtrag.kappa) == (0, 2, None, None)
    assert "1 had no label" in card.lines()[1] and "balanced accuracy -" in card.lines()[2]


def test_a_card_is_found_again_for_its_very_version_only(benchmarks, tmp_path):
    judge = ByTable({})
    assert carding.find(judge, [tmp_path]) is None
    made = carding.make(judge, benchmarks)
    carding.write(made, tmp_path)
    assert carding.find(judge, [tmp_path]) == made
    judge.version = "2"
    assert carding.find(judge, [tmp_path]) is None


def test_the_shipped_verifier_that_needs_no_model_has_a_card():
    card = carding.find(build(VerifierSettings()), [])
    assert card is not None and card.wice.n == 349 and card.wice.balanced_accuracy > 0.65


def test_the_shipped_card_is_what_the_sets_give(shared):
    judge = build(VerifierSettings())
    assert carding.make(judge, shared / "benchmarks") == carding.find(judge, [])


def test_a_folder_without_the_sets_could_not_run(tmp_path):
    with pytest.raises(CouldNotRun, match=r"dev.jsonl: cannot be read"):
        carding.make(build(VerifierSettings()), tmp_path)
