"""A vote is told with what was moved, though the two share no words."""

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

MINUTES = """MINUTES of a meeting of the Wexcombe Council held on Wednesday, 5 March 2025

40. Apologies for absence

Councillor Dray sent apologies.

41. Budget 2025/26

(1) Mr Brook proposed, and Mrs Penn seconded the following amendment: that two more street sweepers be hired.

(2) Following the debate the Chairman put the amendment to the vote and the voting was as follows:

For (2)

Mr Brook, Mrs Penn

Against (3)

Mr Ames, Mrs Cole, Mr Frith

Abstain (1)

Miss Gale

Amendment lost.

(3) Mr Ames proposed, and Mrs Cole seconded the following amendment: that the museum open on Sundays.

(4) The Chairman put the amendment to the vote and the voting was as follows:

For (4)

Mr Ames, Mrs Cole, Mr Frith, Miss Gale

Against (1)

Mr Brook

Amendment carried.

42. Date of the next meeting

RESOLVED that the Council meet on 7 May 2025.
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("votes")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / "minutes.txt"], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


def told(council: Assistant, text: str) -> str:
    return council.answer(Question(text=text)).text


def test_the_names_against_stand_beside_what_was_moved(council: Assistant) -> None:
    said = told(council, "Who voted against the amendment to hire more street sweepers?")
    assert "Mr Ames, Mrs Cole, Mr Frith" in said
    assert "Miss Gale" not in said


def test_how_a_vote_ended_is_told_with_every_side(council: Assistant) -> None:
    said = told(council, "What became of the amendment on the museum opening on Sundays?")
    assert "Amendment carried" in said
    assert "Mr Brook" in said
    assert "Amendment lost" not in said


def test_the_vote_of_the_next_motion_is_another_vote(council: Assistant) -> None:
    answer = council.answer(Question(text="Which members abstained on the amendment about street sweepers?"))
    assert "Miss Gale" in answer.text
    assert all("Amendment carried" not in citation.quote for citation in answer.citations)


def test_a_question_of_no_vote_brings_none(council: Assistant) -> None:
    assert "Mr Frith" not in told(council, "When does the Council meet next?")
