from __future__ import annotations

import json

import pytest

from evals import store, supporting
from evals.errors import CouldNotRun
from evals.scoring import ALL
from evals.verifiers.base import VerifierSettings
from evals.verifiers.word_overlap import build
from tests.evals.metrics.support.tables import ByTable, saying
from tests.evals.rows import abstained
from vectorstore.types import AccessLevel

WORDS = ("The wall cost £2.4m.",)


@pytest.fixture
def run(tmp_path):
    """A stored run of one answer and one refusal."""
    folder = tmp_path / "run"

    def stored(reader=("public",)):
        rows = saying((WORDS[0], [1]), quotes=WORDS), abstained(id="refused")
        store.write_rows(folder, rows)
        store.write_json(folder / store.RUN, {"counts": {"questions": 2}, "reader": list(reader)})
        return folder

    return stored


def test_a_verifier_with_a_card_gives_scores_with_all_that_stands_beside_them(run, tmp_path):
    folder = run()
    found = supporting.support(folder, build(VerifierSettings()), tmp_path / "kept")
    assert found.scores[ALL]["alce_recall_answered"].value == 1.0
    assert found.why_not is None
    kept = json.loads((folder / "support-word_overlap.json").read_text())
    assert kept["scores"]["all"]["alce_recall"]["value"] == 0.5
    assert kept["card"]["wice"]["n"] == 349
    assert (kept["version"], kept["citation_cap"]["ALCE, Trust-Score"], kept["errors"]) == ("1 0.55", 3, [])
    assert len(list((tmp_path / "kept" / "labels").iterdir())) == 1


def test_without_a_card_nothing_is_judged_and_every_score_says_so(run, tmp_path):
    judge, folder = ByTable({}), run()
    found = supporting.support(folder, judge, tmp_path / "kept")
    assert judge.judged == []
    assert {score.value for named in found.scores.values() for score in named.values()} == {None}
    assert "clerk eval card by_table --benchmarks FOLDER" in (found.why_not or "")
    assert json.loads((folder / "support-by_table.json").read_text())["why_not"] == found.why_not


def test_words_of_exempt_papers_are_not_sent_where_they_may_not_go(run, tmp_path):
    judge, folder = ByTable({}), run(reader=("public", "exempt"))
    judge.sees = AccessLevel.PUBLIC
    with pytest.raises(CouldNotRun, match="a reader of exempt papers"):
        supporting.support(folder, judge, tmp_path / "kept")
