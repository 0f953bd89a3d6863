"""What may pass and what may not, by the real command's exit status and its lines."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from api.cli import main
from tests.evals.comparing.runs import refused, right, unanswerable, write, wrong
from tests.evals.rows import cited

GOOD = [*(right(f"q{n}", paper=paper) for n, paper in enumerate(["plan", "minutes"] * 6)), unanswerable("none")]


@pytest.fixture
def gate(monkeypatch, capsys):
    """Run `clerk eval gate` and return its exit status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["clerk", "eval", "gate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good", GOOD)


def test_a_run_that_is_no_worse_passes(gate, good):
    code, out, err = gate(good, "--baseline", good)
    assert (code, err) == (0, "")
    assert "kept: 13 questions scored, 12 floors" in out


def test_without_a_baseline_the_floors_alone_decide(gate, tmp_path, good):
    assert gate(good)[0] == 0
    floors = tmp_path / "floors.toml"
    floors.write_text("fact_exact = 1.5", encoding="utf-8")
    code, _, err = gate(good, "--floors", floors)
    assert (code, "A6 fact_exact is 1.0000, under its floor 1.5" in err) == (1, True)


def test_a_loss_beyond_chance_fails_and_names_the_worst_questions(gate, tmp_path, good):
    worse = write(tmp_path / "worse", [wrong(f"q{n}", paper=("plan", "minutes")[n % 2]) for n in range(12)] + GOOD[-1:])
    code, out, err = gate(worse, "--baseline", good)
    (line,) = (line for line in err.splitlines() if "fact_exact" in line)
    assert code == 1
    assert "A6 fact_exact fell from 1.0000 in the baseline to 0.0000, by -1.0000 to -1.0000 (95 % interval): " in line
    assert line.endswith("worst: q0 (-1.00), q1 (-1.00), q10 (-1.00), q11 (-1.00), q2 (-1.00)")
    assert "failures: 13 questions scored" in out


def test_a_loss_that_may_be_chance_passes(gate, tmp_path, good):
    assert gate(write(tmp_path / "one", [wrong("q0"), *GOOD[1:]]), "--baseline", good)[0] == 0


@pytest.mark.parametrize(
    ("spoilt", "line"),
    [
        (right("q0", citations=(cited(0, 10, resolved=False),)), "A1 citation_validity is"),
        (right("q0", citations=(cited(0, 10, stands=False),)), "A2 quote_exactness is"),
        (
            unanswerable("none", refuse=False),
            "A9 abstention_true_positive is 0.0000, under its floor 0.2 by 0.2000: questions that the papers do",
        ),
    ],
)
def test_one_bad_marker_one_invented_quote_or_never_refusing_is_under_a_hard_floor(gate, tmp_path, spoilt, line):
    rows = [spoilt if row.id == spoilt.id else row for row in GOOD]
    code, _, err = gate(write(tmp_path / "bad", rows))
    assert code == 1
    assert line in err
    assert f"; worst: {spoilt.id} (0.00)" in err


def test_refusing_everything_is_over_the_ceiling_of_refusals(gate, tmp_path):
    code, _, err = gate(write(tmp_path / "mute", [refused(row.id) for row in GOOD[:-1]] + GOOD[-1:]))
    assert code == 1
    assert "A9 abstention_false_positive is 1.0000, over its ceiling 0.25 by 0.7500: questions that the papers" in err
    assert "answer are refused; worst: q0 (1.00), q1 (1.00)" in err


def test_an_unscored_question_is_no_pass_and_no_regression(gate, tmp_path, good):
    code, _, err = gate(
        write(tmp_path / "broken", [replace(GOOD[0], error="disk full"), *GOOD[1:]]), "--baseline", good
    )
    assert code == 2
    assert "1 of 13 questions have no score: q0" in err


def test_a_question_that_was_not_asked_again_is_missing_coverage(gate, tmp_path, good):
    code, _, err = gate(write(tmp_path / "short", GOOD[6:]), "--baseline", good)
    assert code == 2
    assert "coverage: 6 questions of the baseline were not asked: q0, q1, q2, q3, q4 ..." in err


def test_other_gold_asks_for_another_baseline(gate, tmp_path, good):
    code, _, err = gate(write(tmp_path / "new", [right("q0", question="When?"), *GOOD[1:]]), "--baseline", good)
    assert code == 2
    assert "1 questions have other words or gold than in the baseline: q0. Make the baseline again." in err


def test_without_unanswerable_questions_their_floor_is_said_to_be_unchecked(gate, tmp_path):
    code, out, _ = gate(write(tmp_path / "all", GOOD[:-1]))
    assert code == 0
    assert "not checked: abstention_true_positive" in out


def test_a_folder_without_a_run_or_floors_that_cannot_be_checked_are_faults_of_the_harness(gate, tmp_path, good):
    assert gate(tmp_path)[0] == 2
    assert gate(good, "--baseline", tmp_path / "none")[0] == 2
    floors = tmp_path / "floors.toml"
    floors.write_text("[by_type.list]\nfact_exact = 1", encoding="utf-8")
    assert gate(good, "--floors", floors)[0] == 2


def test_level_b_is_compared_by_one_verifier_with_its_card(monkeypatch, capsys, tmp_path, good):
    worse = write(tmp_path / "worse", [wrong("q0"), *GOOD[1:]])
    asked = ["clerk", "eval", "compare", str(good), str(worse), "--verifier", "word_overlap", "--data", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", asked)
    with pytest.raises(SystemExit) as ended:
        main()
    out = capsys.readouterr().out
    assert not ended.value.code
    assert "Level B is judged by" in out
    assert "WiCE, supported against the rest" in out
    assert "B1" in out
    monkeypatch.setattr(sys, "argv", [*asked, "--json"])
    with pytest.raises(SystemExit):
        main()
    assert '"verifier": "word_overlap"' in capsys.readouterr().out


def test_compare_prints_and_exits_0_or_2_where_it_cannot(monkeypatch, capsys, tmp_path, good):
    for arguments, status in (([good, good], 0), ([good, good, "--json"], 0), ([good, tmp_path], 2)):
        monkeypatch.setattr(sys, "argv", ["clerk", "eval", "compare", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert (ended.value.code or 0) == status
    assert '"flips": []' in capsys.readouterr().out
