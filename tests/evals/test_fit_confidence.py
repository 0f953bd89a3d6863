"""Fitting when to refuse and how far to trust: on what is seen, and reported on what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import fit_confidence
from evals.fit_confidence import Case, as_code, cases_of, fit, left_out, predicted, report
from evals.samples import GoldQuote, Sample
from tests.assistant.papers import ingested


def case(*, missed: float, answerable: bool, n: int, off_topic: bool = False) -> Case:
    return Case(
        signs={"ref_missed": missed, "odds": (n % 3) / 3},
        answerable=answerable,
        right=answerable and n % 2 == 0,
        made_up=not answerable,
        off_topic=off_topic,
        council=f"council {n % 2}",
        paper=f"paper {n % 4}",
    )


CASES = [
    *(case(missed=0.0, answerable=True, n=n) for n in range(12)),
    *(case(missed=1.0, answerable=False, n=n) for n in range(12)),
    case(missed=1.0, answerable=False, n=0, off_topic=True),
]


def test_what_is_missed_lowers_the_odds_that_there_is_an_answer() -> None:
    weights = fit(CASES, right=False)
    assert weights["ref_missed"] < 0.0
    likely = predicted(CASES, weights)
    assert likely[:12].min() > likely[12:].max()


def test_what_is_left_out_is_judged_by_the_others_alone() -> None:
    assert len(left_out(CASES, right=True, by="paper")) == len(CASES)
    alone = [case(missed=0.0, answerable=True, n=0), case(missed=1.0, answerable=False, n=1)]
    assert list(left_out(alone, right=False, by="council")) == [0.0, 0.0]


def test_the_report_says_what_is_refused_and_how_far_confidence_is_borne_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report(CASES)
    said = capsys.readouterr().out
    assert "answerable, each council left out: AUROC" in said
    assert "right, each paper left out: " in said


def test_the_weights_are_written_as_a_module() -> None:
    module: dict[str, object] = {}
    exec(as_code(CASES), module)  # it is the text of a module
    assert set(module) >= {"LEAST_ANSWERABLE", "ANSWERABLE", "RIGHT"}


def test_cases_are_gold_questions_their_near_misses_and_other_subjects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quote = GoldQuote(doc="repairs.txt", quote="The backlog of repairs stood at 1,612 at the end of December 2024.")
    gold = [
        Sample(id="g1", question="How many repairs were in the backlog at the end of December 2024?", type="fact",
               answerable=True, key_facts=(("1,612",),), evidence=(quote,)),
        Sample(id="g2", question="How should I vote on the repairs?", type="unanswerable", answerable=False),
    ]  # fmt: skip
    ingested(tmp_path).close()
    data = tmp_path / "data"
    asked = tmp_path / "gold.jsonl"
    asked.write_text("\n".join(sample.model_dump_json() for sample in gold), encoding="utf-8")
    cases = list(cases_of(data, asked))
    assert [found.answerable for found in cases if not found.made_up] == [True]
    assert cases[0].right
    assert cases[0].paper == "repairs.txt"
    assert any(found.made_up and not found.off_topic for found in cases)
    assert any(found.off_topic for found in cases)
    monkeypatch.setattr(fit_confidence, "TARGET", tmp_path / "weights.py")
    fit_confidence.main(["--of", str(data), str(asked)])
    assert not (tmp_path / "weights.py").exists()
    fit_confidence.main(["--of", str(data), str(asked), "--write"])
    assert "wrote" in capsys.readouterr().out
