from __future__ import annotations

import json

import pytest

from evals import store
from evals.errors import InvalidRun
from evals.types import Ending, Unit
from tests.evals.rows import answered, cited, found, gold, place


@pytest.fixture
def run(tmp_path):
    rows = (
        answered(
            id="a", evidence=(gold(place(0, 9), place(20, 29)),), citations=(cited(0, 9),), facts=(("May", "5/24"),)
        ),
        answered(id="b", answer="line one\u2028line two", hits=(found(0, 100),)),
    )
    store.write_rows(tmp_path, rows)
    store.write_json(tmp_path / store.RUN, {"counts": {"questions": 2}})
    return tmp_path, rows


def test_rows_come_back_exactly_as_they_were_stored(run):
    folder, rows = run
    about, stored = store.read_run(folder)
    assert stored == rows
    assert about["counts"]["questions"] == 2


def test_an_unfinished_run_is_refused(run):
    folder, _ = run
    store.write_json(folder / store.RUN, {"identity": {}})
    with pytest.raises(InvalidRun, match=r"holds no finished run: it was stopped\. Give the same clerk eval run"):
        store.read_run(folder)


def test_a_folder_of_no_run_is_taken_for_one_so_that_reading_it_says_why_not(tmp_path):
    assert store.run_folders(tmp_path) == (tmp_path,)
    assert store.run_folders(tmp_path / "nowhere") == (tmp_path / "nowhere",)


def test_a_run_that_lost_rows_is_refused(run):
    folder, _ = run
    path = folder / store.ROWS
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    with pytest.raises(InvalidRun, match=r"1 rows where run.json says 2"):
        store.read_run(folder)


def test_a_row_of_another_format_is_named_by_line_and_field(run):
    folder, _ = run
    first, second, _ = (folder / store.ROWS).read_text(encoding="utf-8").split("\n")
    broken = json.loads(second) | {"abstained": "perhaps"}
    (folder / store.ROWS).write_text(f"{first}\n{json.dumps(broken)}\n", encoding="utf-8")
    with pytest.raises(InvalidRun, match=r"rows.jsonl, line 2, abstained: "):
        store.read_run(folder)


def test_a_row_of_before_is_still_read_with_nothing_where_it_kept_nothing(run):
    folder, _ = run
    old = {"id": "b", "question": "When?", "type": "fact", "answerable": True, "abstained": True, "reason": "not_found"}
    gold = {"document": "plan.pdf", "quote": "May", "places": [{"document_id": "plan", "start": 0, "end": 3}]}
    lines = [json.dumps(old), json.dumps(old | {"id": "c", "abstained": False, "evidence": [gold, gold]})]
    (folder / store.ROWS).write_text("\n".join(lines), encoding="utf-8")
    _, (first, second) = store.read_run(folder)
    assert (first.ending, first.stages_ms, first.tokens, first.documents) == (Ending.ABSTAINED, {}, None, ())
    assert (second.ending, second.evidence[0].unit, second.documents) == (Ending.ANSWERED, Unit.QUOTE, ("plan.pdf",))


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(InvalidRun, match="clerk eval run"):
        store.read_run(tmp_path / "nowhere")
