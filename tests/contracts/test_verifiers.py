"""What every verifier promises, asked of every file in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.verifiers.base import Label, Pair, Verifier, VerifierSettings
from tests.assistant.models.scripted import Says, served
from tests.evals.verifiers.tiny import cross_encoder
from vectorstore import variants

PACKAGE = "evals.verifiers"
PAIRS = (
    Pair(statement="The wall cost £2.4m.", texts=("The harbour wall cost £2.4m.", "It was repaired in May 2025.")),
    Pair(statement="The pier was painted.", texts=("Allotment rents rose.",)),
    Pair(statement="The pier was painted.", texts=("word " * 700,)),
)


@pytest.fixture(scope="session")
def tiny_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cross_encoder(tmp_path_factory.mktemp("cross"), "contradiction", "entailment", "neutral")


@pytest.fixture(params=variants.names(PACKAGE))
def verifier(request: pytest.FixtureRequest) -> Iterator[Verifier]:
    build = variants.load(PACKAGE, request.param).build
    if request.param == "model_judge":
        pytest.importorskip("langchain_openai")
        with served(Says(text="PARTIAL")) as provider:
            yield build(VerifierSettings(model=f"{provider.url}#scripted"))
    elif request.param == "cross_encoder":
        yield build(VerifierSettings(model=str(request.getfixturevalue("tiny_cross_encoder"))))
    else:
        yield build(VerifierSettings())


def test_it_is_called_as_its_file_and_names_its_version(verifier: Verifier, request: pytest.FixtureRequest) -> None:
    assert verifier.name == request.node.callspec.params["verifier"]
    assert verifier.version


def test_each_pair_gets_a_label_and_a_score_in_order(verifier: Verifier) -> None:
    found = list(verifier.judge(PAIRS))
    assert len(found) == len(PAIRS)
    assert all(one.label in Label and one.score is not None and 0 <= one.score <= 1 for one in found)
    alone = [one for pair in PAIRS for one in verifier.judge([pair])]
    assert [one.label for one in alone] == [one.label for one in found]


def test_nothing_to_judge_is_nothing_judged(verifier: Verifier) -> None:
    assert list(verifier.judge([])) == []
