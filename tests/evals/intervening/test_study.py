"""Interventions over a real record: nothing of it is written, and each change has its rows."""

from __future__ import annotations

import json

import pytest

from evals import store
from evals.errors import CouldNotRun
from evals.intervening import study
from evals.sample_sets import SampleSet
from evals.samples import Sample
from tests.evals.conftest import GOLD
from vectorstore.types import PUBLIC_READER

SAMPLES = tuple(Sample.model_validate_json(json.dumps(one)) for one in GOLD)
FOLLOW_UP = SAMPLES[1].model_copy(
    update={"id": "on", "question": "And who leads it?", "history": ("What is the depot improvement plan about?",)}
)


def asker(out):
    return study.Asker(out=out, set_name="gold.jsonl", levels=PUBLIC_READER, workers=1, tell=lambda name: None)


@pytest.fixture(scope="module")
def studied(data, tmp_path_factory):
    """Every intervention over the imagined town, and the record's files before and after."""

    def files():
        return {path: path.stat().st_size for path in data.rglob("*") if path.is_file() and "-" not in path.suffix}

    out, before = tmp_path_factory.mktemp("study"), files()
    one = SampleSet(name="gold.jsonl", samples=(*SAMPLES, FOLLOW_UP))
    found = study.study(one, asker(out), data, study.kinds())
    assert files() == before
    return out, found


def test_every_kind_there_is_was_made(studied):
    out, found = studied
    assert set(found["kinds"]) == set(study.kinds()) == {
        "again", "deleted", "duplicated", "edited", "misspelt", "paraphrased", "shuffled", "written_out",
    }  # fmt: skip
    assert all("could_not_run" not in told for told in found["kinds"].values())
    assert json.loads((out / "interventions.json").read_text()) == found


def test_the_extractive_writer_is_stable_and_no_order_or_copy_of_papers_matters(studied):
    _, found = studied
    for kind in ("again", "shuffled", "duplicated"):
        assert {score["value"] for score in found["kinds"][kind]["scores"].values()} == {0.0}
        assert found["kinds"][kind]["n"] == len(SAMPLES) + 1


def test_a_follow_up_is_set_beside_the_same_question_written_out(studied):
    _, found = studied
    told = found["kinds"]["written_out"]
    (one,) = told["answers"]
    assert one["id"] == "on"
    assert one["change"].endswith("What is the depot improvement plan about? And who leads it?")
    assert told["scores"]["follow_up_gap"]["n"] == 1


def test_answers_follow_the_passages_that_they_cite(studied):
    _, found = studied
    edited, deleted = found["kinds"]["edited"], found["kinds"]["deleted"]
    assert edited["scores"]["counterfactual_follows"]["value"] == 1.0
    assert edited["scores"]["counterfactual_unfaithful"]["value"] == 0.0
    assert deleted["scores"]["deletion_reacts"]["value"] == 1.0
    assert any("£412,000 became £512,000" in one["change"] for one in edited["answers"])
    assert any("£512,000" in one["after"] for one in edited["answers"])


def test_questions_in_other_words_say_what_they_were_and_keep_their_rows(studied):
    out, found = studied
    for kind in ("misspelt", "paraphrased"):
        told = found["kinds"][kind]
        assert told["n"] > 0 and f"{kind}_kept" in told["scores"]
        assert all(one["change"].startswith("it was asked as: ") for one in told["answers"])
        _, rows = store.read_run(out / kind)
        assert {row.paired.kind for row in rows} == {kind}


def test_a_seed_chooses_the_same_questions(studied):
    assert study.chosen(SAMPLES, 2, 1) == study.chosen(SAMPLES, 2, 1)
    assert study.chosen(SAMPLES, 99, 1) == SAMPLES


def test_a_change_that_cannot_be_made_says_why_and_the_others_go_on(data, tmp_path):
    one = SampleSet(name="gold.jsonl", samples=SAMPLES[3:])
    found = study.study(one, asker(tmp_path), data, ["edited", "again"])
    assert "no answer cites a passage that can be edited" in found["kinds"]["edited"]["could_not_run"]
    assert found["kinds"]["again"]["n"] == 1
    found = study.study(one, asker(tmp_path), data, ["written_out"])
    assert "there is no follow-up" in found["kinds"]["written_out"]["could_not_run"]


def test_questions_that_cannot_be_asked_are_left_out_and_named(data, tmp_path):
    lost = SAMPLES[0].model_copy(
        update={"id": "lost", "evidence": (SAMPLES[0].evidence[0].model_copy(update={"doc": "x"}),)}
    )
    found = study.study(SampleSet(name="g", samples=(lost, SAMPLES[3])), asker(tmp_path), data, ["again"])
    assert list(found["could_not_be_asked"]) == ["lost"]
    assert found["kinds"]["again"]["n"] == 1
    with pytest.raises(CouldNotRun, match="none of the 1 questions could be asked"):
        study.study(SampleSet(name="g", samples=(lost,)), asker(tmp_path), data, ["again"])


def test_papers_that_no_longer_lie_where_they_were_cannot_be_read_again(tmp_path):
    from ingest.pipeline import ingest_many
    from ingest.settings import IngestSettings
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    paper = tmp_path / "gone.txt"
    paper.write_text("The pump at Quay Street costs £412,000.\n", encoding="utf-8")
    with open_index(StoreSettings(data=tmp_path / "data")) as index:
        ingest_many([paper], index, IngestSettings())
    paper.unlink()
    one = SampleSet(name="g", samples=SAMPLES[3:])
    found = study.study(one, asker(tmp_path / "out"), tmp_path / "data", ["shuffled"])
    assert "gone.txt no longer lies where it was read from" in found["kinds"]["shuffled"]["could_not_run"]
