"""Every claim that is shown is held against its quotes and the record, and what neither bears out is a violation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer, Claim
from evals.bearing_out import Stored
from evals.figures import Tally, Violation, check, main, measure, report
from evals.generating import questions
from tests.assistant.papers import ingested, question
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, Span


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with ingested(tmp_path_factory.mktemp("record")) as opened:
        yield opened


@pytest.fixture(scope="module")
def assistant(index: Index) -> Assistant:
    return build_assistant(AssistantSettings(), index)


def checked(index: Index, answer: Answer) -> Tally:
    tally = Tally()
    check(answer, Stored(index, PUBLIC_READER), tally)
    return tally


def told(answer: Answer, text: str) -> Answer:
    """The answer with other words in its first claim."""
    first, *rest = answer.claims
    return replace(answer, claims=(replace(first, text=text), *rest), table=None)


def test_nothing_that_is_shown_for_generated_questions_lacks_what_bears_it_out(
    index: Index, assistant: Assistant
) -> None:
    tally = measure(assistant, index, questions(index, 60))
    assert tally.violations == []
    assert tally.questions == 60
    assert tally.claims >= tally.answered > 0
    assert tally.quotes > 0


@pytest.mark.parametrize(
    ("asked", "said", "part"),
    [
        ("How many repairs were in the backlog at the end of December 2024?", "It was 1,613.", "1,613"),
        ("How many repairs were in the backlog at the end of December 2024?", "It was so in May 2024.", "May"),
        ("When is A2 due?", "A7 is due.", "A7"),
        ("How many projects are there in Appendix One?", "9 projects are there.", "9"),
    ],
)
def test_a_claim_that_says_more_than_its_quotes_is_a_violation(
    index: Index, assistant: Assistant, asked: str, said: str, part: str
) -> None:
    found = checked(index, told(assistant.answer(question(asked)), said))
    assert [violation.what for violation in found.violations] == [f"{part} does not stand in its quotes"]
    assert found.violations[0].question == asked


def test_a_quote_that_is_altered_or_elsewhere_is_a_violation(index: Index, assistant: Assistant) -> None:
    answer = assistant.answer(question("How many repairs were in the backlog at the end of December 2024?"))
    cited = answer.claims[0].citations[0]
    for wrong in (
        replace(cited, quote=cited.quote.replace("1,612", "1,613")),
        replace(cited, span=Span(start=10**6, end=10**6 + len(cited.quote))),
    ):
        given = replace(answer, claims=(Claim(text="It stood.", citations=(wrong,)),))
        assert "letter for letter" in checked(index, given).violations[0].what


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("How many projects are there in Appendix One?", "5 projects are there.", "a count or sum of rows"),
        ("When is A2 due?", "On 5 March 2025 it was so, on 30 June 2025 not.", "the date of what is cited"),
        ("How far has A2 got?", "In Appendix One, row A2, by 30 June.", "nothing more"),
    ],
)
def test_what_the_record_bears_out_beyond_the_quotes_is_told_apart(
    index: Index, assistant: Assistant, asked: str, said: str, why: str
) -> None:
    found = checked(index, told(assistant.answer(question(asked)), said))
    assert found.violations == []
    assert dict(found.beyond).keys() <= {why}


def test_the_command_asks_gold_and_generated_questions_and_prints_what_it_found(
    data: Path, gold, capsys: pytest.CaptureFixture[str]
) -> None:  # type: ignore[no-untyped-def]
    assert main(["--data", str(data), "--gold", str(gold()), "--questions", "10", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["questions"], found["violations"], found["violated"]) == (14, 0, [])
    assert main(["--data", str(data), "--questions", "3"]) == 0
    assert "violations     0" in capsys.readouterr().out


def test_a_violation_is_printed_with_its_question_and_claim_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Violation(question="How many?", claim="It was 7.", what="7 does not stand in its quotes")
    assert report(Tally(questions=1, violations=[wrong, wrong]), show=1) == 1
    assert capsys.readouterr().out.count("How many?\n  It was 7.\n  7 does not stand in its quotes") == 1


def test_without_papers_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    assert main(["--data", str(tmp_path / "none")]) == 2
    open_index(StoreSettings(data=tmp_path / "empty")).close()
    assert main(["--data", str(tmp_path / "empty")]) == 2
    assert "clerk ingest PATH" in capsys.readouterr().err
