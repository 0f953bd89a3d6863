from __future__ import annotations

from evals.labelling import Labels, label_rows
from evals.verifiers.base import Label
from tests.evals.metrics.support.tables import ByTable, saying
from tests.evals.rows import abstained


def test_each_pair_is_judged_once_and_read_again_from_the_file(tmp_path):
    kept, table = tmp_path / "labels" / "v.jsonl", {("One.", "a"): "f"}
    rows = saying(("One.", [1]), id="a"), saying(("One.", [1]), id="b"), abstained(id="c")
    first, second = ByTable(table), ByTable(table)
    labels = label_rows(rows, first, kept)
    assert [pair.texts for pair in first.judged] == [("a",)]
    assert label_rows(rows, second, kept).said == labels.said
    assert second.judged == []


def test_what_a_grader_failed_on_is_asked_again(tmp_path):
    kept, rows = tmp_path / "v.jsonl", [saying(("One.", [1]))]
    assert label_rows(rows, ByTable({("One.", "a"): "!"}), kept).of("One.", ["a"]) is None
    again = ByTable({("One.", "a"): "p"})
    assert label_rows(rows, again, kept).of("One.", ["a"]) is Label.PARTIAL
    assert len(again.judged) == 1


def test_a_line_that_was_cut_off_is_judged_again(tmp_path):
    kept, rows = tmp_path / "v.jsonl", [saying(("One.", [1]))]
    label_rows(rows, ByTable({}), kept)
    kept.write_text(kept.read_text()[:-9])
    again = ByTable({})
    label_rows(rows, again, kept)
    assert len(again.judged) == 1


def test_what_is_left_without_a_citation_is_judged_only_where_it_matters():
    judge = ByTable({("One.", "a+b"): "f", ("One.", "a"): "f"})
    label_rows([saying(("One.", [1, 2]), ("Two.", [1, 2]))], judge)
    asked = [(pair.statement, "".join(pair.texts)) for pair in judge.judged]
    assert asked == [("One.", "ab"), ("One.", "a"), ("One.", "b"), ("Two.", "ab"), ("Two.", "a"), ("Two.", "b")]


def test_progress_is_told_by_the_batch():
    told: list[int] = []
    label_rows([saying(("One.", [1, 2, 3]))], ByTable({}), progress=told.append)
    assert sum(told) == 4


def test_no_words_support_nothing_and_unknown_pairs_are_unknown():
    assert Labels().of("One.", []) is Label.NONE
    assert Labels().of("One.", ["a"]) is None
