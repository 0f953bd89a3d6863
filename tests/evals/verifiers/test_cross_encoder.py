from __future__ import annotations

import pytest

from evals.errors import CouldNotRun
from evals.verifiers.base import VerifierSettings
from evals.verifiers.cross_encoder import WINDOW, build, windows_of


def test_a_long_text_is_read_in_windows_that_overlap_and_reach_its_end():
    words = [str(n) for n in range(500)]
    windows = [window.split() for window in windows_of(" ".join(words))]
    assert all(len(window) <= WINDOW for window in windows)
    assert windows[0][-1] in windows[1] and windows[-1][-1] == "499"
    assert windows_of("one two") == ["one two"]
    assert windows_of(" ") == []


def test_without_a_model_or_with_one_that_is_not_there_it_could_not_run(tmp_path):
    with pytest.raises(CouldNotRun, match="--model FOLDER"):
        build(VerifierSettings())
    (tmp_path / "config.json").write_text("{}")
    judge = build(VerifierSettings(model=str(tmp_path)))
    from evals.verifiers.base import Pair

    with pytest.raises(CouldNotRun, match="cannot be loaded"):
        list(judge.judge([Pair(statement="One.", texts=("a",))]))
