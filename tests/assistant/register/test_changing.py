"""What became of a thing is told from its records, oldest first, with what changed between them."""

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

REPORT = """Wexcombe Borough Council Homes Committee

Date: {day}

Subject:\tWexcombe Forward Improvement Plan: progress
Report of:\tDirector of Homes

1 Background

1.1 The Committee follows the Wexcombe Forward Improvement Plan.

Appendix One: actions of the Wexcombe Forward Improvement Plan

Ref\tAction\tLead\tDue\tStatus
A1.1\tRepair the lifts of every block\tHugh Farrant\t1 May 2025\t{lifts}
A1.2\tInspect homes with mould within five days\t{lead}\t1 June 2025\t{mould}
A1.3\tLet empty homes in four weeks\tOlive Brand\t1 July 2025\tIn progress
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("history")
    papers = {
        "january.txt": REPORT.format(day="8 January 2025", lifts="Open", lead="Ifeoma Castell", mould="Behind"),
        "june.txt": REPORT.format(
            day="11 June 2025", lifts="Open", lead="Greta Solheim", mould="Completed and embedded"
        ),
    }
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / name for name in papers], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


def test_a_history_says_what_changed_and_cites_both_papers(council: Assistant) -> None:
    answer = council.answer(Question(text="What has changed on A1.2 since January?"))
    said = answer.text
    assert "its lead was “Ifeoma Castell” and is “Greta Solheim”" in said
    assert "its status was “Behind” and is “Completed and embedded”" in said
    assert {citation.document for citation in answer.citations} == {"january.txt", "june.txt"}
    assert said.index("8 January 2025: A1.2") < said.index("11 June 2025: A1.2")


def test_nothing_is_said_to_change_that_stays(council: Assistant) -> None:
    said = council.answer(Question(text="How has A1.1 changed over time?")).text
    assert "its status was" not in said
    assert "8 January 2025: A1.1" in said


def test_a_question_of_now_is_answered_from_the_latest_report(council: Assistant) -> None:
    claims = council.answer(Question(text="Who leads A1.2?")).claims
    assert "Greta Solheim" in claims[0].text


def test_a_question_that_names_a_time_is_answered_from_its_report(council: Assistant) -> None:
    claims = council.answer(Question(text="Who led A1.2 in January 2025?")).claims
    assert "Ifeoma Castell" in claims[0].text
