from __future__ import annotations

import pytest

from evals.errors import CouldNotRun
from evals.verifiers.base import Label, Pair, VerifierSettings
from evals.verifiers.cross_encoder import FULL, PARTIAL, WINDOW, build, windows_of
from tests.evals.verifiers.tiny import cross_encoder

PAIRS = [Pair(statement=f"The wall cost £{n}m.", texts=("The harbour wall cost £2.4m.",)) for n in range(8)]


def test_a_long_text_is_read_in_windows_that_overlap_and_reach_its_end():
    words = [str(n) for n in range(500)]
    windows = [window.split() for window in windows_of(" ".join(words))]
    assert all(len(window) <= WINDOW for window in windows)
    assert windows[0][-1] in windows[1] and windows[-1][-1] == "499"
    assert windows_of("one two") == ["one two"]
    assert windows_of(" ") == []


def test_a_model_with_one_output_gives_the_chance_itself_and_labels_go_by_it(tmp_path):
    judge = build(VerifierSettings(model=str(cross_encoder(tmp_path, "score"))))
    for found in judge.judge(PAIRS):
        assert found.label is (
            Label.FULL if found.score >= FULL else Label.PARTIAL if found.score >= PARTIAL else Label.NONE
        )


def test_the_output_that_is_called_support_counts_else_the_last(tmp_path):
    chances = {}
    for names in (("supported", "not"), ("LABEL_0", "LABEL_1")):
        judge = build(VerifierSettings(model=str(cross_encoder(tmp_path / names[0], *names))))
        chances[names[0]] = [found.score for found in judge.judge(PAIRS)]
    # The same weights: where the first output counts it is what the last leaves of 1.
    assert chances["supported"] == pytest.approx([1 - chance for chance in chances["LABEL_0"]])


def test_no_words_support_nothing(tmp_path):
    judge = build(VerifierSettings(model=str(cross_encoder(tmp_path, "score"))))
    assert [found.label for found in judge.judge([Pair(statement="One.", texts=(" ",))])] == [Label.NONE]


def test_other_weights_are_another_version(tmp_path):
    versions = {
        build(VerifierSettings(model=str(cross_encoder(tmp_path / str(n) / "m", *labels)))).version
        for n, labels in enumerate([("score",), ("no", "entailment"), ("score",)])
    }
    assert len(versions) == 2
    assert build(VerifierSettings(model="someone/model")).version == "someone/model"


def test_without_a_model_or_with_one_that_is_not_there_it_could_not_run(tmp_path):
    with pytest.raises(CouldNotRun, match="--model FOLDER"):
        build(VerifierSettings())
    (tmp_path / "config.json").write_text("{}")
    judge = build(VerifierSettings(model=str(tmp_path)))
    with pytest.raises(CouldNotRun, match="cannot be loaded"):
        list(judge.judge(PAIRS))
