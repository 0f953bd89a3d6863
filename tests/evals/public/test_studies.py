"""Public sets measured by the real command: as they are published, resumed, and held to the figures that are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from api.cli import main
from evals.bare.bm25 import Bm25
from evals.bare.fusing import order, rrf
from evals.bare.vectors import vectors
from evals.errors import CouldNotRun
from evals.public import qmsum, wice
from evals.public.results import WITHIN, Figure, figures, lines
from tests.evals.public.pools import MEETING, write_mtrag_un, write_qmsum, write_tatqa, write_wice
from vectorstore.embedders import onnx

pytest.importorskip("bm25s")


def public(monkeypatch, capsys, *arguments: object) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["clerk", "eval", "public", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    return ended.value.code or 0, printed.out, printed.err


def test_every_set_of_the_folder_is_measured_the_bare_ways_and_clerks_own_beside_them(monkeypatch, capsys, tmp_path):
    for write in (write_mtrag_un, write_tatqa, write_wice, write_qmsum):
        write(tmp_path)
    code, out, _ = public(monkeypatch, capsys, "--benchmarks", tmp_path, "--out", tmp_path / "run")
    assert code == 1, "these few questions do not come to what is known of the whole sets"
    found = json.loads((tmp_path / "run" / "public.json").read_text(encoding="utf-8"))["figures"]
    assert {(one["set"], one["form"]) for one in found} == {
        ("mtrag-un", "last turn"),
        ("mtrag-un", "all user turns"),
        ("tatqa", "question"),
        ("wice", "claim"),
        ("qmsum", "specific question"),
    }
    ways = {one["way"] for one in found if one["set"] == "tatqa"}
    assert {"BM25", "MiniLM", "RRF", "clerk: hybrid", "clerk: hybrid + learned"} <= ways
    (auroc,) = (one for one in found if one["metric"] == "AUROC")
    assert (auroc["value"], auroc["n"], auroc["low"]) == (1.0, 2, None)
    assert " OFF)" in out
    assert "figures that are known come within 0.02" in out


def test_a_set_without_known_figures_is_measured_alone(monkeypatch, capsys, tmp_path):
    write_qmsum(tmp_path, as_lines=True)
    code, out, _ = public(monkeypatch, capsys, "qmsum", "--bare", "--benchmarks", tmp_path, "--out", tmp_path / "run")
    assert code == 0
    assert "qmsum, specific question (1)" in out
    assert "span R@10 1.000" in out
    assert "ROUGE-L" in out


def test_the_bare_algorithms_alone_ask_nothing_of_clerk(monkeypatch, capsys, tmp_path):
    write_mtrag_un(tmp_path)
    code, out, _ = public(monkeypatch, capsys, "--bare", "--benchmarks", tmp_path, "--out", tmp_path / "run")
    assert (code, "clerk:" in out) == (1, False)
    assert not (tmp_path / "run" / "mtrag-un").exists()


def test_a_set_that_is_not_there_and_an_empty_folder_exit_2(monkeypatch, capsys, tmp_path):
    write_wice(tmp_path)
    code, _, err = public(monkeypatch, capsys, "qmsum", "--benchmarks", tmp_path, "--out", tmp_path / "run")
    assert (code, "no folder qmsum" in err) == (2, True)
    code, _, err = public(monkeypatch, capsys, "--benchmarks", tmp_path / "none", "--out", tmp_path / "run")
    assert (code, "no folder of a public set" in err) == (2, True)


def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys, tmp_path):
    for name in [
        name for name in sys.modules if name.startswith(("evals.public.studies", "evals.public.bare", "evals.bare"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "bm25s", None)
    code, _, err = public(monkeypatch, capsys, "--benchmarks", tmp_path, "--out", tmp_path / "run")
    assert code == 2
    assert "bm25s is not installed: install clerk with its extra `baselines`" in err


def test_a_claim_is_found_as_far_as_its_best_proof_is(tmp_path):
    (claim,) = wice.load(write_wice(tmp_path))
    assert (claim.id, claim.proofs) == ("c1", (frozenset({1}), frozenset({1, 3})))
    assert wice.best_recall([1], claim.proofs) == 1.0
    assert wice.best_recall([3], claim.proofs) == 0.5


def test_a_meeting_has_its_turns_and_the_turns_that_answer_each_question(tmp_path):
    (meeting,) = qmsum.load(write_qmsum(tmp_path))
    assert meeting.turns[1] == "The Clerk: The wash bay at Quay Street costs £412,000."
    assert [one.text for one in meeting.general] == ["Summarise the meeting."]
    assert [one.turns for one in meeting.specific] == [frozenset({1, 2}), frozenset()]
    assert qmsum.span_recall(frozenset({0, 1}), meeting.specific[0]) == 0.5


@pytest.mark.parametrize("text", ["{", '{"meeting_transcripts": [{}]}', "[]"])
def test_what_is_no_meeting_is_named_with_its_file(tmp_path, text):
    (tmp_path / "qmsum").mkdir()
    with pytest.raises(CouldNotRun, match="holds no meeting"):
        qmsum.load(tmp_path)
    (tmp_path / "qmsum" / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(CouldNotRun, match=r"bad\.json: is not a meeting"):
        qmsum.load(tmp_path)


def test_a_meeting_that_is_published_twice_counts_once_and_the_test_part_alone(tmp_path):
    write_qmsum(tmp_path, as_lines=True)
    assert len(qmsum.load(tmp_path)) == 1
    part = tmp_path / "qmsum" / "ALL" / "test"
    part.mkdir(parents=True)
    other = MEETING | {"meeting_transcripts": [{"speaker": "The Clerk", "content": "Minutes agreed."}]}
    (part / "other.json").write_text(json.dumps(other), encoding="utf-8")
    assert [meeting.id for meeting in qmsum.load(tmp_path)] == ["other"]


def test_spans_beyond_the_last_turn_are_cut_there(tmp_path):
    long = MEETING | {"specific_query_list": [{"query": "?", "answer": "", "relevant_text_span": [["2", "9"]]}]}
    (tmp_path / "qmsum").mkdir()
    (tmp_path / "qmsum" / "long.json").write_text(json.dumps(long), encoding="utf-8")
    assert qmsum.load(tmp_path)[0].specific[0].turns == {2}


def test_bm25_is_lucenes_formula():
    texts = ["wash bay wash", "allotment rent", "the rent of the bay"]
    scores = Bm25(texts).scores("wash rents")
    idf = np.log(1 + (3 - np.array([1, 2]) + 0.5) / (np.array([1, 2]) + 0.5))
    length = np.array([3, 2, 2])
    norm = 0.9 * (1 - 0.4 + 0.4 * length / length.mean())
    assert scores == pytest.approx(
        [idf[0] * 2 / (2 + norm[0]), idf[1] / (1 + norm[1]), idf[1] / (1 + norm[2])], rel=1e-5
    )
    assert Bm25(texts).scores("zebra") == pytest.approx([0, 0, 0])


def test_ranks_are_fused_by_their_reciprocals():
    assert order(np.array([0.1, 0.9, 0.9]), 2) == [1, 2]
    assert rrf([[0, 1, 2], [2, 0]]) == [0, 2, 1]


def test_vectors_are_kept_and_taken_from_where_they_were_kept(tmp_path: Path):
    embedder = onnx.build(threads=1)
    first = vectors(["wash bay", "rent"], embedder, tmp_path)
    (kept,) = tmp_path.glob("*.npy")
    np.save(kept, first * 2)
    assert np.array_equal(vectors(["wash bay", "rent"], embedder, tmp_path), first * 2)
    assert vectors([], embedder, tmp_path).shape == (0, embedder.dimensions)


def test_a_figure_is_off_by_more_than_two_hundredths():
    (near,) = figures("wice", "claim", "BM25", {"R@5": [0.9, 0.8]}, ["a", "b"])
    assert (near.due, near.off, near.low, near.high) == (0.834, False, 0.8, 0.9)
    (far,) = figures("wice", "claim", "BM25", {"R@5": [0.7, 0.9]}, ["a", "a"])
    assert (far.off, far.low) == (True, None)
    assert abs(far.value - 0.834) > WITHIN
    told = list(lines([near, Figure(set="other", form="f", way="w", metric="m", value=0.5, n=3)]))
    assert told[1].endswith("R@5 0.850 [0.800, 0.900] (due 0.834, +0.016)")
    assert told[2:] == ["\nother, f (3)", f"  {'w':<26}m 0.500"]
