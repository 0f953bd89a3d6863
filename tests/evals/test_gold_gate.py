from __future__ import annotations

import pytest

from evals.gold_gate import GATES, Gate, main, papers_of, under

BOUNDS = [(gate, name) for gate in GATES for name in gate.least]
CEILINGS = [(gate, name) for gate in GATES for name in gate.most]


def kept(gate: Gate) -> dict[str, float]:
    return {**gate.least, **gate.most}


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.gold)
def test_measures_on_their_bounds_keep_them(gate: Gate):
    assert under(kept(gate), gate) == []


@pytest.mark.parametrize(("gate", "name"), BOUNDS)
def test_a_measure_under_its_floor_is_named_with_it(gate: Gate, name: str):
    measured = {**kept(gate), name: gate.least[name] - 0.01}
    assert under(measured, gate) == [f"{gate.gold}: {name} is {measured[name]}, the floor is {gate.least[name]}"]


@pytest.mark.parametrize(("gate", "name"), CEILINGS)
def test_a_rate_over_its_ceiling_is_named_with_it(gate: Gate, name: str):
    (fault,) = under({**kept(gate), name: gate.most[name] + 0.01}, gate)
    assert fault.endswith(f"the ceiling is {gate.most[name]}")


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.gold)
def test_a_measure_that_is_missing_keeps_no_bound(gate: Gate):
    assert len(under({}, gate)) == len(gate.least) + len(gate.most)


def test_the_papers_of_a_gold_file_are_those_that_its_evidence_stands_in(tmp_path):
    questions = [{"evidence": [{"doc": "b.pdf"}, {"doc": "a.pdf"}]}, {"evidence": []}, {"evidence": [{"doc": "a.pdf"}]}]
    assert papers_of(questions, tmp_path) == [tmp_path / "a.pdf", tmp_path / "b.pdf"]


def test_without_shared_gold_it_says_that_it_is_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CLERK_SHARED", str(tmp_path))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith(f"SKIPPED: no shared gold at {tmp_path}")
