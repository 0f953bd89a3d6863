"""A system that is broken in one way falls below the default floor that names what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import evals
from evals.gate import breaches, read_floors
from evals.scoring import ALL, all_metrics, known_values, score_rows
from tests.evals.known_bad import SYSTEMS

METRICS = all_metrics()
HARD = read_floors(Path(evals.__file__).parent / "floors" / "hard.toml", known_values(METRICS))


def broken(rows):
    return breaches(HARD, score_rows(rows, METRICS, resamples=0))


def test_the_rows_are_of_real_questions_of_every_kind(council_rows):
    assert [row.error for row in council_rows if row.error] == []
    assert len(council_rows) > 40
    assert {row.answerable for row in council_rows} == {row.abstained for row in council_rows} == {True, False}
    assert score_rows(council_rows, METRICS, resamples=0)[ALL]["page_accuracy"].n > 10


def test_a_sound_system_keeps_every_floor(council_rows):
    assert broken(council_rows) == ()


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_broken_system_is_caught_and_named(council_rows, system):
    breaks, floor, said = SYSTEMS[system]
    found = {breach.floor.name: str(breach) for breach in broken([breaks(row) for row in council_rows])}
    assert floor in found
    assert said in found[floor]
