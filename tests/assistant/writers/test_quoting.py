"""Answers in a language model's words, checked like all others; the model is a real LangChain one with a script."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from langchain_core.language_models import FakeListChatModel

from assistant.assistant import Assistant
from assistant.errors import CouldNotAnswer
from assistant.settings import AssistantSettings
from assistant.types import AbstentionReason, Answer, DraftClaim
from assistant.writers import quoting
from assistant.writers.quoting import QuotingWriter, read_claim
from prompts.loading import load
from tests.assistant.papers import planned, question, stretch
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

ASKED = "Why did the second shift begin?"
PROVIDER = """from langchain_core.language_models import FakeListChatModel


class ChatOllama(FakeListChatModel):
    model: str
    responses: list[str] = ["NONE"]
"""
GOOD = "tenants could not be at home in the daytime"


def line(claim: str, quote: str, label: str = "E1") -> str:
    return json.dumps({"claim": claim, "quotes": [{"label": label, "quote": quote}]})


def writer(*lines: str) -> QuotingWriter:
    model = FakeListChatModel(responses=["\n".join(lines)])
    return QuotingWriter(model=model, model_name="fake:list", prompt=load("quoting"))


def answered(assistant: Assistant, *lines: str, asked: str = ASKED) -> Answer:
    return replace(assistant, writer=writer(*lines)).answer(question(asked))


def test_a_claim_with_a_quote_that_stands_is_shown_and_cited(assistant: Assistant) -> None:
    answer = answered(assistant, line("It began for tenants who are out by day.", GOOD))
    (claim,) = answer.claims
    assert claim.text == "It began for tenants who are out by day."
    assert claim.citations[0].quote.split() == GOOD.split()
    assert answer.dropped == ()


def test_lines_that_are_no_claims_are_dropped_and_counted_and_the_others_stand(assistant: Assistant) -> None:
    lines = [
        "Here you are:",
        line("It began for tenants.", GOOD),
        "",
        '{"claim": 5}',
        "[]",
        '{"claim": "x", "quotes": [1]}',
    ]
    answer = answered(assistant, *lines)
    assert [claim.text for claim in answer.claims] == ["It began for tenants."]
    assert [dropped.text for dropped in answer.dropped] == [lines[0], *lines[3:]]
    assert {dropped.why for dropped in answer.dropped} == {"it rests on no quote"}


@pytest.mark.parametrize("said", ["NONE", " NONE.\n", "NONE\n" + line("It began for tenants.", GOOD)])
def test_none_is_an_abstention(assistant: Assistant, said: str) -> None:
    answer = answered(assistant, said)
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.UNSUPPORTED
    assert answer.dropped == ()
    assert answer.citations


@pytest.mark.parametrize(
    "bad",
    [
        line("It began for 7,000 tenants.", GOOD),
        line("It began in May 2031.", GOOD),
        line("It began under B9.", GOOD),
        line("It began.", "tenants could not be at home at night"),
        line("It began.", GOOD, label="E99"),
    ],
    ids=["figure", "date", "reference", "quote", "label"],
)
def test_what_a_model_invents_is_never_shown(assistant: Assistant, bad: str) -> None:
    answer = answered(assistant, bad)
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.UNSUPPORTED
    assert len(answer.dropped) == 1


def test_a_model_is_not_asked_where_there_is_nothing_to_quote(assistant: Assistant) -> None:
    assert list(writer(line("x", "y")).write(planned(ASKED), ())) == []
    assert answered(assistant, line("Head", "x"), asked="Who leads A4?").dropped == ()


def test_a_model_that_fails_is_told_with_what_to_do(assistant: Assistant) -> None:
    model = FakeListChatModel(responses=["some words"], error_on_chunk_number=2)
    failing = QuotingWriter(model=model, model_name="fake:list", prompt=load("quoting"))
    with pytest.raises(CouldNotAnswer, match=r"did not reply.*CLERK_WRITER=extractive"):
        replace(assistant, writer=failing).answer(question(ASKED))


def test_the_model_and_its_prompt_are_named_in_the_provenance(assistant: Assistant) -> None:
    provenance = answered(assistant, line("It began for tenants.", GOOD)).provenance
    assert provenance is not None
    assert (provenance.writer, provenance.prompt_version) == ("quoting (fake:list)", load("quoting").version)


def test_the_model_reads_the_question_its_context_and_labelled_extracts() -> None:
    seen: list[str] = []

    class Listening(FakeListChatModel):
        def _stream(self, messages: Sequence[object], *args: object, **options: object):  # type: ignore[no-untyped-def]
            seen.extend(str(message.content) for message in messages)  # type: ignore[attr-defined]
            return super()._stream(messages, *args, **options)  # type: ignore[arg-type]

    listening = QuotingWriter(model=Listening(responses=["NONE"]), model_name="fake", prompt=load("quoting"))
    plan = planned("When is it due?", "Who leads {A2}?")
    assert list(listening.write(plan, [stretch("Curly {braces} stay.", label="E7")])) == []
    system, user = seen
    assert '{"claim":' in system
    assert "Question: When is it due?" in user
    assert "Who leads {A2}?" in user
    assert "[E7] A paper, \nCurly {braces} stay." in user


def test_each_claim_is_handed_on_before_the_next_is_finished() -> None:
    model = FakeListChatModel(responses=[line("One.", "a b c d e") + "\nand then it breaks"], error_on_chunk_number=70)
    drafts = QuotingWriter(model=model, model_name="fake", prompt=load("quoting")).write(planned(ASKED), [stretch("x")])
    assert next(drafts).text == "One."
    with pytest.raises(CouldNotAnswer):
        list(drafts)


@pytest.mark.parametrize(
    "said", ["no json", "[]", "3", '{"claim": "x"}', '{"claim": "x", "quotes": [{"label": "E1"}]}']
)
def test_anything_but_the_agreed_object_is_a_claim_without_quotes(said: str) -> None:
    assert read_claim(f" {said} ") == DraftClaim(text=said, quotes=())


def test_the_writer_needs_a_model_to_be_named(record: Index, words: WordVectors) -> None:
    with pytest.raises(CouldNotAnswer, match="set CLERK_MODEL"):
        quoting.build(AssistantSettings(writer="quoting"), record, words)


@pytest.mark.parametrize("model", ["nobody:nothing", "no-provider-at-all"])
def test_a_model_that_cannot_be_had_is_named(record: Index, words: WordVectors, model: str) -> None:
    with pytest.raises(CouldNotAnswer, match=f"CLERK_MODEL={model} cannot be used"):
        quoting.build(AssistantSettings(writer="quoting", model=model), record, words)


def test_a_model_of_an_installed_provider_is_used(
    record: Index, words: WordVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = (
        "from langchain_core.language_models import FakeListChatModel\n\n\nclass ChatOllama(FakeListChatModel):\n"
    )
    (tmp_path / "langchain_ollama.py").write_text(f"{provider}    model: str\n    responses: list[str] = ['NONE']\n")
    monkeypatch.syspath_prepend(tmp_path)
    built = quoting.build(AssistantSettings(writer="quoting", model="ollama:small"), record, words)
    assert built.name == "quoting (ollama:small)"
    assert list(built.write(planned(ASKED), [stretch("The shift began.")])) == []
