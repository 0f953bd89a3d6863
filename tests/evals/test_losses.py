"""Where a question is lost is the first step that its evidence did not pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from evals.losses import Loss, as_markdown, loss_of, main
from evals.record import Record
from evals.samples import GoldQuote, Sample
from tests.assistant.papers import ingested, question
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, Filters

QUESTION = "How many repairs were in the backlog at the end of December 2024?"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with ingested(tmp_path_factory.mktemp("record")) as opened:
        yield opened


@pytest.fixture(scope="module")
def assistant(index: Index) -> Assistant:
    return build_assistant(AssistantSettings(), index)


@pytest.fixture(scope="module")
def record(index: Index) -> Record:
    return Record(index, OFFICER_READER)


@pytest.fixture(scope="module")
def sample(assistant: Assistant, index: Index) -> Sample:
    """A question with the words that its own answer cites as evidence, so that they stand in the record."""
    (cited, *_) = assistant.answer(question(QUESTION)).citations
    evidence = (GoldQuote(doc=cited.document, quote=cited.quote),)
    return Sample(id="q", question=QUESTION, type="fact", answerable=True, key_facts=(("1,612",),), evidence=evidence)


def test_a_question_whose_facts_are_all_stated_is_won(assistant: Assistant, record: Record, sample: Sample) -> None:
    assert loss_of(assistant, record, sample) is Loss.WON


def test_one_whose_evidence_is_cited_without_the_fact_is_said_but_wrong(
    assistant: Assistant, record: Record, sample: Sample
) -> None:
    asked = sample.model_copy(update={"key_facts": (("a bandstand",),)})
    assert loss_of(assistant, record, asked) is Loss.WRONG


def test_one_whose_evidence_nothing_found_is_not_retrieved(
    index: Index, assistant: Assistant, record: Record, sample: Sample
) -> None:
    shallow = replace(assistant, settings=assistant.settings.model_copy(update={"candidates": 1, "passages": 1}))
    far = GoldQuote(doc=sample.evidence[0].doc, quote=last_words(index, sample.evidence[0].doc))
    asked = sample.model_copy(update={"key_facts": (("a bandstand",),), "evidence": (far,)})
    assert loss_of(shallow, record, asked) is Loss.NOT_RETRIEVED
    assert loss_of(assistant, record, asked) in (Loss.NOT_CHOSEN, Loss.NOT_RETRIEVED)


def test_one_without_an_answer_is_refused_or_not(assistant: Assistant, record: Record, sample: Sample) -> None:
    nothing = {"answerable": False, "key_facts": (), "evidence": ()}
    asked = sample.model_copy(update={**nothing, "question": "Who won the chess tournament on the moon?"})
    assert loss_of(assistant, record, asked) is Loss.WELL_REFUSED
    assert loss_of(assistant, record, sample.model_copy(update=nothing)) is Loss.NOT_REFUSED
    asked = sample.model_copy(update={"question": "Who won the chess tournament on the moon?"})
    assert loss_of(assistant, record, asked) is Loss.REFUSED


def test_the_table_counts_by_type_and_leaves_noughts_out() -> None:
    table = as_markdown("set", [("fact", Loss.WON), ("fact", Loss.WRONG), ("list", Loss.WON)])
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    assert rows[0][:3] == ["set", "questions", "won"]
    assert [row[:3] for row in rows[2:]] == [["all", "3", "2"], ["fact", "2", "1"], ["list", "1", "1"]]
    assert rows[4][3:] == [""] * 7


def test_the_command_prints_the_table_and_appends_it_to_a_file(
    tmp_path: Path, index: Index, sample: Sample, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gold, out = tmp_path / "small.jsonl", tmp_path / "losses.md"
    gold.write_text(json.dumps(sample.model_dump(mode="json")) + "\n")
    monkeypatch.setattr("evals.losses.open_index", lambda _: _Opened(index))
    for _ in range(2):
        main([str(gold), "--data", str(tmp_path), "--out", str(out), "--ids"])
    assert "| small | questions |" in capsys.readouterr().out
    assert out.read_text().count("| small | questions |") == 2


class _Opened:
    """The index of the module, opened once, left open."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __enter__(self) -> Index:
        return self._index

    def __exit__(self, *_: object) -> None:
        return None


def last_words(index: Index, name: str) -> str:
    """The last line of a paper of some length."""
    card = next(card for card in index.catalogue.documents(Filters(levels=OFFICER_READER)) if card.name == name)
    lines = index.catalogue.document(card.id, OFFICER_READER).text.splitlines()
    return next(line for line in reversed(lines) if len(line.split()) > 5)
