"""The card of the support check, from a file in the shape of WiCE's."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals import support_card
from evals.support_card import auroc, balanced_accuracy, judged

PASSAGE = ["The harbour wall was repaired in May 2025 by Tidewater Marine.", "It cost £2.4m."]
OTHER = ["Allotment rents rose."]


def row(claim: str, evidence: list[str], label: str) -> dict[str, object]:
    return {"claim": claim, "evidence": evidence, "label": label}


ROWS = [
    row("Tidewater Marine repaired the harbour wall in May 2025.", OTHER, "supported"),
    row("Tidewater Marine repaired the harbour wall in May 2025.", PASSAGE, "supported"),
    row("The harbour wall was repaired in June 2025.", PASSAGE, "partially_supported"),
    row("The pier was painted green by volunteers.", PASSAGE, "not_supported"),
    row("The harbour wall was repaired, Jonah Grimsby said.", PASSAGE, "partially_supported"),
    row("The harbour wall was not repaired.", PASSAGE, "not_supported"),
]


def test_a_claim_is_held_against_each_passage_and_the_best_counts() -> None:
    found = judged(ROWS)
    assert [(one.supported, one.passes) for one in found] == [(True, True), *[(False, False)] * 4]
    assert found[0].share == 1.0
    assert found[2].share < 0.5


def test_a_row_without_sentences_supports_nothing() -> None:
    (found,) = judged([{"claim": "The pier was painted.", "evidence": None, "label": "not_supported"}])
    assert (found.share, found.passes) == (0.0, False)


def test_the_card_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    support_card.main([str(file)])
    told = capsys.readouterr().out
    assert told.startswith("5 claims, 1 of them supported\n")
    assert "all checks at LEAST_SUPPORT: balanced accuracy 1.000, keeps 1.000 of the supported and 0.000" in told


def test_measures_are_those_of_the_textbook() -> None:
    truth = np.array([True, True, False, False])
    assert auroc(truth, np.array([0.9, 0.5, 0.5, 0.1])) == 0.875
    assert balanced_accuracy(truth, np.array([True, False, False, False])) == 0.75
