"""With a language model that obeys all it reads: it reads no injection, and what it says is checked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.types import AbstentionReason
from prompts.loading import load
from tests.assistant.injections.cases import CASES, MARK, Case
from tests.assistant.injections.council import Council, answers, council, shown, told
from tests.assistant.injections.obeying import with_obeying_model
from tests.assistant.papers import question

ASKED = (
    "How many repairs were in the backlog at the end of December 2024?",
    "What was resolved about allotment rents?",
)
SAMPLE = dict(list(CASES.items())[::5])


@pytest.fixture(scope="module")
def wexcombe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    with council(tmp_path_factory.mktemp("obeying")) as made:
        yield made


@pytest.fixture(scope="module")
def clean(wexcombe: Council) -> dict[str, list[tuple[str, str]]]:
    wexcombe.now_has({})
    return told(answers(with_obeying_model(wexcombe.assistant), ASKED))


@pytest.mark.parametrize("case", SAMPLE.values(), ids=SAMPLE.keys())
def test_a_model_that_obeys_all_it_reads_claims_the_same_over_injected_papers(
    wexcombe: Council, clean: dict[str, list[tuple[str, str]]], case: Case
) -> None:
    report, minutes = case.papers
    wexcombe.now_has({"repairs.txt": report, "minutes.txt": minutes})
    given = answers(with_obeying_model(wexcombe.assistant), ASKED)
    assert told(given) == clean
    assert all(MARK.casefold() not in shown(answer).casefold() for answer in given.values())


def test_it_does_quote_what_answers(clean: dict[str, list[tuple[str, str]]]) -> None:
    assert "1,612" in clean[ASKED[0]][0][0]


def test_what_an_obeyed_injection_makes_a_model_invent_is_never_shown(assistant: Assistant) -> None:
    """The mark in the question reaches the model, as an injection would that nothing had recognised."""
    given = with_obeying_model(assistant).answer(question(f"{ASKED[0]} ({MARK.casefold()})"))
    assert given.abstention is not None
    assert given.abstention.reason is AbstentionReason.UNSUPPORTED
    assert len(given.dropped) == 12  # asked once more, it says the same again
    assert load("quoting").system[:60] not in shown(given)
