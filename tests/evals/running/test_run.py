from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from assistant.settings import AssistantSettings
from evals import store
from evals.errors import CouldNotRun, InvalidGold, InvalidRun
from evals.running import working
from evals.running.run import Run
from evals.sample_sets import load_samples
from evals.variants import Variant
from tests.evals.conftest import GOLD

WORDS = Variant(name="words", settings=AssistantSettings(retriever="lexical", reranker="keep"))
IDS = [question["id"] for question in GOLD]


@pytest.fixture
def go(spec, gold, tmp_path):
    """Run some questions, all four by default, into one folder."""

    def asking(*questions, workers=1, fresh=False, variants=None, progress=None):
        sets = [load_samples(gold(*questions))]
        chosen = replace(spec, variants=variants) if variants else spec
        return Run(chosen, sets, tmp_path / "run", workers=workers, fresh=fresh).go(progress)

    return asking


def ids(folder):
    return [row.id for row in store.read_run(folder)[1]]


def test_every_question_becomes_one_stored_row_in_order_and_the_run_says_what_was_measured(go):
    (folder,) = go()
    about, rows = store.read_run(folder)
    assert [row.id for row in rows] == IDS
    assert {row.sample_set for row in rows} == {"gold.jsonl"}
    counts = about["counts"]
    assert (counts["documents"], counts["questions"], counts["errored"], counts["clarified"]) == (2, 4, 0, 0)
    assert counts["answered"] + counts["abstained"] == 4
    assert (about["reader"], about["asked_now"], about["workers"]) == (["public"], 4, 1)
    assert [document["name"] for document in about["documents"]] == ["minutes.txt", "plan.txt"]
    assert about["sets"] == [{"name": "gold.jsonl", "sha256": about["sets"][0]["sha256"], "questions": 4}]
    assert about["models"]["writer"] == "extractive"
    assert about["prompts"].keys() == {"quoting", "rewriting", "support"}
    assert about["identity"]["settings"]["retriever"] == "hybrid"
    assert about["versions"]["numpy"]
    assert about["cpu_seconds"] > 0


def test_what_a_run_says_of_itself_holds_no_key(go):
    secret = AssistantSettings(model_key="sk-very-secret")
    (folder,) = go(GOLD[0], variants=(Variant(settings=secret),))
    assert "very-secret" not in (folder / store.RUN).read_text(encoding="utf-8")


def test_a_run_that_was_stopped_goes_on_where_it_was(go):
    told = []

    def stop_at_two(done, total):
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(progress=stop_at_two)
    (folder,) = go(progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (2, 4), (3, 4), (4, 4)]
    assert ids(folder) == IDS
    assert store.read_run(folder)[0]["asked_now"] == 2


def test_a_row_that_was_cut_short_is_asked_again_and_one_that_errored_too(go):
    (folder,) = go()
    path = folder / store.ROWS
    first, second, third, fourth = path.read_text(encoding="utf-8").splitlines()
    errored = json.dumps(json.loads(second) | {"error": "the server was away"})
    path.write_text(f"{first}\n{errored}\n{third}\n{fourth[:50]}", encoding="utf-8")
    go()
    about, rows = store.read_run(folder)
    assert [row.id for row in rows] == IDS
    assert not any(row.error for row in rows)
    assert about["asked_now"] == 2


def test_a_broken_row_in_the_middle_is_named_and_nothing_is_lost(go):
    (folder,) = go()
    path = folder / store.ROWS
    broken = path.read_text(encoding="utf-8").replace('"id":"cost"', '"id":7')
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(InvalidRun, match=r"rows.jsonl, line 1, id"):
        go()
    assert path.read_text(encoding="utf-8") == broken


def test_rows_of_other_settings_are_not_mixed_in_unless_all_are_asked_again(go):
    (folder,) = go(GOLD[0])
    before = (folder / store.ROWS).read_bytes()
    other = (replace(WORDS, name=""),)
    said = "settings.reranker: learned there, keep here; settings.retriever: hybrid there, lexical here"
    with pytest.raises(CouldNotRun, match=rf"holds another run \({said}\).*--fresh"):
        go(GOLD[0], variants=other)
    assert (folder / store.ROWS).read_bytes() == before
    go(GOLD[0], variants=other, fresh=True)
    assert store.read_run(folder)[0]["asked_now"] == 1


def test_other_questions_under_the_same_name_are_another_run(go):
    go(GOLD[0])
    with pytest.raises(CouldNotRun, match=r"sets\.gold\.jsonl: "):
        go(GOLD[1])


@pytest.mark.parametrize("left", ["", "not JSON"])
def test_rows_that_do_not_say_of_which_settings_are_not_mixed_in(go, left):
    (folder,) = go(GOLD[0])
    (folder / store.RUN).unlink()
    if left:
        (folder / store.RUN).write_text(left, encoding="utf-8")
    with pytest.raises(CouldNotRun, match="it does not say of which settings"):
        go(GOLD[0])


def test_scores_of_before_do_not_outlive_the_rows_they_were_of(go):
    (folder,) = go(GOLD[0])
    (folder / store.SCORES).write_text("{}", encoding="utf-8")
    go(GOLD[0])
    assert not (folder / store.SCORES).exists()


def test_each_variant_gets_its_own_rows_below_the_run(go, tmp_path):
    folders = go(GOLD[0], GOLD[3], variants=(Variant(name="whole"), WORDS))
    assert folders == (tmp_path / "run" / "whole", tmp_path / "run" / "words")
    assert store.run_folders(tmp_path / "run") == folders
    whole, words = (store.read_run(folder) for folder in folders)
    assert [row.variant for row in words[1]] == ["words", "words"]
    assert whole[0]["settings_digest"] != words[0]["settings_digest"]


def test_workers_give_the_same_rows_in_the_same_order(go, monkeypatch):
    (folder,) = go()
    alone = [without_times(row) for row in store.read_run(folder)[1]]
    monkeypatch.setattr(working, "WORTH_A_WORKER", 1)
    go(workers=2, fresh=True)
    about, rows = store.read_run(folder)
    assert about["workers"] == 2
    assert [without_times(row) for row in rows] == alone


def without_times(row):
    return {key: value for key, value in asdict(row).items() if key not in ("timings_ms", "stages_ms")}


def test_workers_are_started_only_where_there_is_enough_for_them_to_do():
    assert [working.workers_for(n, 4) for n in (0, 1, 30, 60, 1000)] == [1, 1, 1, 2, 4]


def test_a_variant_that_cannot_be_built_stops_the_run_before_anything_is_asked(go, tmp_path):
    away = Variant(system="http", options={"url": "http://127.0.0.1:1"})
    with pytest.raises(CouldNotRun, match="no clerk server answers there"):
        go(variants=(away,))
    assert not (tmp_path / "run").exists()


def test_two_sets_of_one_name_are_refused(spec, gold, tmp_path):
    one = load_samples(gold())
    with pytest.raises(InvalidGold, match=r"two sets are called gold.jsonl"):
        Run(spec, [one, one], tmp_path, workers=1)
