"""What every writer promises, asked of every file in the folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from langchain_core.language_models import FakeListChatModel

from assistant import citing, evidence, planning
from assistant.models.opening import ChatModel
from assistant.query import take_apart
from assistant.retrievers import hybrid
from assistant.settings import AssistantSettings
from assistant.types import Claim, Evidence, Plan
from assistant.writers.base import Writer
from assistant.writers.quoting import QuotingWriter
from tests.assistant.papers import question
from vectorstore import variants
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

PACKAGE = "assistant.writers"
PLAN = planning.plan(question("How much will the damp programme cost?"))

Make = Callable[[Index, WordVectors, tuple[Evidence, ...]], Writer]


def extractive(record: Index, words: WordVectors, found: tuple[Evidence, ...]) -> Writer:
    built: Writer = variants.load(PACKAGE, "extractive").build(AssistantSettings(), record, words)
    return built


def quoting(record: Index, words: WordVectors, found: tuple[Evidence, ...]) -> Writer:
    """A model that says of each extract what stands in it."""
    lines = [
        json.dumps({"claim": " ".join(item.text.split()), "quotes": [{"label": item.label, "quote": item.text}]})
        for item in found
    ]
    model = ChatModel(chat=FakeListChatModel(responses=["\n".join(lines)]), name="fake")
    return QuotingWriter(model=model, instead=extractive(record, words, found))


MADE: dict[str, Make] = {"extractive": extractive, "quoting": quoting}


@pytest.fixture(scope="module")
def found(record: Index, words: WordVectors) -> tuple[Evidence, ...]:
    query = take_apart(PLAN, record, words)
    hits = hybrid.build(record).retrieve(PLAN, 20)
    return evidence.choose(PLAN, evidence.candidates(query, hits, record, words))


@pytest.fixture(params=variants.names(PACKAGE))
def writer(
    request: pytest.FixtureRequest, record: Index, words: WordVectors, found: tuple[Evidence, ...]
) -> Iterator[Writer]:
    yield MADE[request.param](record, words, found)


def claims(writer: Writer, plan: Plan, found: tuple[Evidence, ...]) -> list[object]:
    labelled = {item.label: item for item in found}
    return [citing.check(draft, labelled) for draft in writer.write(plan, found)]


def test_it_says_what_it_is(writer: Writer) -> None:
    assert writer.name
    assert writer.prompt_version is None or writer.prompt_version.split()


def test_nothing_is_written_without_evidence(writer: Writer) -> None:
    assert list(writer.write(PLAN, ())) == []


def test_every_claim_rests_on_quotes_of_labels_it_was_given(writer: Writer, found: tuple[Evidence, ...]) -> None:
    labels = {item.label for item in found}
    drafts = list(writer.write(PLAN, found))
    assert drafts
    for draft in drafts:
        assert draft.text.strip()
        assert {label for label, _ in draft.quotes} <= labels
        assert draft.quotes


def test_what_it_takes_from_the_evidence_passes_every_check(writer: Writer, found: tuple[Evidence, ...]) -> None:
    checked = claims(writer, PLAN, found)
    assert all(isinstance(claim, Claim) for claim in checked)
    assert any(isinstance(claim, Claim) and "£2.4m" in claim.text for claim in checked)


def test_the_same_evidence_gives_the_same_draft(
    writer: Writer, record: Index, words: WordVectors, found: tuple[Evidence, ...]
) -> None:
    assert list(writer.write(PLAN, found)) == list(writer.write(PLAN, found))
