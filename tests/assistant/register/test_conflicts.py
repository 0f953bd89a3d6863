"""Where the papers of an answer contradict themselves about it, the answer says so and gives both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Question
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

PAPER = """Wexcombe Borough Council Homes Committee

Date: 8 January 2025

Subject:\tWexcombe Forward: progress
Report of:\tDirector of Homes

1 Background

1.1 The plan has 8 actions, set out in Appendix One. The Committee follows them each quarter.

Appendix One: actions

Ref\tAction\tLead\tStatus
A1.1\tRepair the lifts of every block\tHugh Farrant\tOpen
A1.2\tInspect homes with mould\tGreta Solheim\tOpen
A1.3\tLet empty homes in four weeks\tOlive Brand\tCompleted
A1.4\tPaint the stairs of every block\tOlive Brand\tOpen
A1.5\tHire two more surveyors\tGreta Solheim\tOpen
A1.6\tTest the alarms of every block\tHugh Farrant\tOpen
A1.7\tOpen the tenants' panel\tOlive Brand\tCompleted
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("conflict")
    (folder / "plan.txt").write_text(PAPER, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / "plan.txt"], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


def test_a_count_that_the_paper_states_otherwise_is_given_with_both_figures(council: Assistant) -> None:
    said = council.answer(Question(text="How many actions are in the plan?")).text
    assert "The record differs on the number of actions" in said
    assert "8 stated" in said
    assert "7 listed" in said


def test_a_question_of_something_else_brings_no_contradiction(council: Assistant) -> None:
    said = council.answer(Question(text="Who leads A1.2?")).text
    assert "The record differs" not in said
