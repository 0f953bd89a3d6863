from __future__ import annotations

import json

import pytest

from evals.search_coverage import by_type, coverage, load_scorer, main, read_jsonl

SCORER = """
def covers(citation, evidence):
    return citation["document"] == evidence["doc"] and evidence["quote"] in citation["quote"]
"""
GOLD = [
    {"id": "a", "type": "fact", "answerable": True, "evidence": [{"doc": "x.pdf", "quote": "opened in May"}]},
    {
        "id": "b",
        "type": "list",
        "answerable": True,
        "evidence": [{"doc": "x.pdf", "quote": "first"}, {"doc": "y.pdf", "quote": "second"}],
    },
    {"id": "c", "type": "unanswerable", "answerable": False, "evidence": []},
]
NOISE = {"document": "x.pdf", "text": "something else"}
HITS = {
    "a": [NOISE, {"document": "x.pdf", "text": "It was opened in May."}],
    "b": [{"document": "y.pdf", "text": "first"}, *[NOISE] * 5, {"document": "y.pdf", "text": "second"}],
}


@pytest.fixture
def scorer(tmp_path):
    path = tmp_path / "score.py"
    path.write_text(SCORER, encoding="utf-8")
    return path


def test_evidence_counts_from_the_first_hit_of_its_own_document_that_covers_it(scorer):
    assert coverage(GOLD, HITS, load_scorer(scorer).covers) == {
        "a": {1: 0.0, 5: 1.0, 10: 1.0, 20: 1.0},
        "b": {1: 0.0, 5: 0.0, 10: 0.5, 20: 0.5},
    }


def test_words_beyond_the_first_two_hundred_of_a_hit_do_not_count(scorer):
    covers = load_scorer(scorer).covers
    for before, covered in ((197, 1.0), (198, 0.0)):
        hits = {"a": [{"document": "x.pdf", "text": "word " * before + "opened in May"}]}
        assert coverage(GOLD[:1], hits, covers)["a"][1] == covered


def test_a_question_without_hits_counts_as_nothing_found(scorer):
    assert coverage(GOLD[:1], {}, load_scorer(scorer).covers)["a"][20] == 0.0


def test_means_are_over_the_answerable_questions_of_each_type(scorer):
    table = by_type(GOLD, coverage(GOLD, HITS, load_scorer(scorer).covers))
    assert list(table) == ["all", "fact", "list"]
    assert table["all"] == {"questions": 2, "1": 0.0, "5": 0.5, "10": 0.75, "20": 0.75}


def test_the_command_prints_the_table_and_the_least_covered(tmp_path, scorer, capsys):
    gold, hits = tmp_path / "gold.jsonl", tmp_path / "hits.jsonl"
    gold.write_text("\n".join(map(json.dumps, GOLD)), encoding="utf-8")
    hits.write_text("\n".join(json.dumps({"id": i, "hits": found}) for i, found in HITS.items()), encoding="utf-8")
    assert main([str(gold), str(hits), "--scorer", str(scorer), "--worst", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["all", "2", "0.000", "0.500", "0.750", "0.750"]
    assert lines[-1].startswith("b ")
    assert main([str(gold), str(hits), "--scorer", str(scorer), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["list"]["5"] == 0.0


def test_a_scorer_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="CLERK_SHARED"):
        load_scorer(tmp_path / "score.py")


@pytest.mark.parametrize("line", ["not json", "[]", '{"hits": []}'])
def test_a_line_that_is_no_result_is_named(tmp_path, line):
    path = tmp_path / "hits.jsonl"
    path.write_text('{"id": "a", "hits": []}\n' + line, encoding="utf-8")
    with pytest.raises(ValueError, match="line 2: not"):
        read_jsonl(path)
