from __future__ import annotations

import pytest

from evals.gold_gate import LEAST, MOST, main, under


def test_measures_on_their_bounds_keep_them():
    assert under({**LEAST, **MOST}) == []


@pytest.mark.parametrize("name", LEAST)
def test_a_measure_under_its_floor_is_named_with_it(name):
    measured = {**LEAST, **MOST, name: LEAST[name] - 0.01}
    assert under(measured) == [f"{name} is {LEAST[name] - 0.01}, the floor is {LEAST[name]}"]


@pytest.mark.parametrize("name", MOST)
def test_a_rate_over_its_ceiling_is_named_with_it(name):
    (fault,) = under({**LEAST, **MOST, name: MOST[name] + 0.01})
    assert fault.endswith(f"the ceiling is {MOST[name]}")


def test_a_measure_that_is_missing_keeps_no_bound():
    assert len(under({})) == len(LEAST) + len(MOST)


def test_without_shared_gold_it_says_that_it_is_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CLERK_SHARED", str(tmp_path))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith(f"SKIPPED: no shared gold at {tmp_path}")
