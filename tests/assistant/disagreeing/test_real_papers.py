"""Contradictions said of real papers must be true: what is stated stands in the words, what is counted is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

import evals.sample
from assistant.disagreeing.finding import disagreements_within
from assistant.disagreeing.types import Disagreement, How
from ingest.errors import UnreadableFile
from ingest.preparing import prepare
from ingest.settings import IngestSettings
from vectorstore.references import find_figures

PAPERS = Path(evals.sample.__file__).parent / "papers"


def read(path: Path) -> tuple[Disagreement, ...]:
    prepared = prepare(path, "0" * 16, IngestSettings())
    return disagreements_within(prepared.document, prepared.blocks, prepared.records)


def test_the_sample_council_contradicts_itself_where_its_papers_were_written_to_and_nowhere_else():
    found = {}
    for path in sorted(PAPERS.iterdir()):
        try:
            found.update({(path.name, one.what): [side.value for side in one.sides] for one in read(path)})
        except UnreadableFile:
            assert "SCAN" in path.name
    assert found == {
        ("2025-09-17_scrutiny_improvement-plan-report.pdf", "the number of actions"): ["71", "70"],
        ("2025-02-19_cabinet_savings-programme-2025-28.pdf", "the savings of 2025/26"): ["£2.623m", "£2,577k"],
    }


@pytest.fixture(scope="module")
def real(shared: Path) -> list[Disagreement]:
    return [one for path in sorted((shared / "corpus").iterdir()) for one in read(path)]


def test_each_stated_side_says_its_figure_in_its_own_words(real: list[Disagreement]):
    assert real
    stated = [side for one in real for side in one.sides if side.how is How.STATED]
    assert all(find_figures(cited.quote) for side in stated for cited in side.citations)
    for side in stated:
        assert all(side.value in [figure.value for figure in find_figures(c.quote)] for c in side.citations), side


def test_no_more_is_said_to_differ_than_a_person_can_look_at(real: list[Disagreement]):
    assert len(real) <= 10
    assert len({one.what for one in real}) == len(real)
