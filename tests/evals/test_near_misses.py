"""Near misses: gold questions and rows asked for what no paper has, the same ones every time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evals import near_misses as module
from evals.near_misses import near_misses
from evals.near_rows import rows_asked_beyond
from evals.samples import GoldQuote, Sample
from tests.assistant.handmade import paper, row, say, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind

PLAN = paper(
    "plan.txt",
    [
        say("Marjorie Penhallow told the Audit Committee in May 2024 that the Wexcombe baths were shut."),
        row(RecordKind.ACTION, "A2.3", title="Survey the baths for leaks", owner="Head of Property"),
        row(RecordKind.ACTION, "A2.4", title="Paint", owner="Head of Property"),
    ],
    meeting=date(2024, 5, 15),
)
OTHER = paper("other.txt", [say("Rents rose in May 2025.")], meeting=date(2025, 5, 7))


def gold(question: str, *, answerable: bool = True, history: tuple[str, ...] = ()) -> Sample:
    quote = GoldQuote(doc="plan.txt", quote="the Wexcombe baths were shut")
    return Sample(id="g1", question=question, type="fact", answerable=answerable, evidence=(quote,), history=history)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    with stored(tmp_path_factory.mktemp("near"), PLAN, OTHER) as opened:
        yield opened


def made(index: Index, *questions: str) -> dict[str, str]:
    found = near_misses([gold(question) for question in questions], index)
    return {sample.id.rpartition("-")[2]: sample.question for sample in found}


def test_a_year_is_changed_to_one_that_the_papers_of_the_answer_never_name(index: Index) -> None:
    assert made(index, "What was shut in May 2024?") == {"year": "What was shut in May 2025?"}
    near = [sample.question for sample in near_misses([gold("Who?"), gold("What was shut in 2024/25?")], index)]
    assert near == ["What was shut in 2023/24?"]


def test_a_reference_is_changed_to_one_that_no_paper_has(index: Index) -> None:
    assert made(index, "How far has A2.3 got?") == {"reference": "How far has A2.47 got?"}
    assert made(index, "How far have A2.3 and A2.4 got?") == {}


def test_a_person_a_body_and_a_place_are_changed(index: Index) -> None:
    assert made(index, "what did Marjorie Penhallow say?")["person"] == "what did Rosalind Threlkeld say?"
    assert made(index, "who told the Audit Committee?") == {"body": "who told the Licensing Committee?"}
    assert made(index, "why were the Wexcombe baths shut?") == {"place": "why were the Ormsgill baths shut?"}


def test_a_subject_is_asked_for_something_else(index: Index) -> None:
    assert made(index, "Who leads the survey of the baths?")["attribute"] == (
        "How much did consultants charge for the survey of the baths?"
    )
    assert "attribute" not in made(index, "Who leads it?")


def test_what_the_gold_evidence_happens_to_hold_is_no_near_miss(index: Index) -> None:
    priced = GoldQuote(doc="plan.txt", quote="It cost £40 a day")
    sample = gold("Who leads the survey?").model_copy(update={"evidence": (priced,)})
    assert list(near_misses([sample], index)) == []


def test_unanswerable_questions_and_follow_ups_are_left_alone(index: Index) -> None:
    asked = [gold("What of May 2024?", answerable=False), gold("And in May 2024?", history=("Who leads A2.3?",))]
    assert list(near_misses(asked, index)) == []


def test_a_body_that_every_paper_names_has_no_other(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BODIES", ("Audit Committee",))
    assert made(index, "who told the Audit Committee?") == {}


def test_rows_are_asked_for_what_no_passage_on_them_gives(index: Index) -> None:
    assert [sample.question for sample in rows_asked_beyond(index)] == ["How much did survey the baths for leaks cost?"]


def test_they_are_printed_as_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with stored(tmp_path, PLAN, OTHER, store="chroma"):
        pass
    asked = tmp_path / "gold.jsonl"
    asked.write_text(gold("How far has A2.3 got?").model_dump_json() + "\n", encoding="utf-8")
    module.main([str(asked), "--data", str(tmp_path)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["answerable"] for line in lines] == [False, False]
