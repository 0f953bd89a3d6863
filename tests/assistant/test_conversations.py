"""Conversations as councillors type them on a tablet: lower case, no question mark, half a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Question, Turn
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

PLAN = """Wexcombe Borough Council

Climate Action Plan: progress report

Date: 11 June 2025

1 Summary

1.1 In March 2024 the plan had 6 actions on track. In March 2025 it had 9 actions on track.

1.2 Emissions from buildings were 4,210 tonnes in 2023/24 and 3,870 tonnes in 2024/25.

1.3 Hallam's machine sent its warnings by text message to the caretaker of each building.

1.4 Dunsby's machine showed its warnings on a screen in the boiler room, which nobody looked at.

1.5 Twelve families live above the sixth floor at Lantern Court, and 41 at Fennimore House.

Appendix One: actions

Ref\tAction\tLead officer\tDue date\tRAG\tComment
B1\tFit solar panels on the swimming pool roof\tPriya Menon\t30 September 2025\tAmber\tWaiting for the survey.
B2\tReplace gas boilers in the town hall\tTom Ashdown\t31 December 2025\tGreen\tContract let in April 2025.
B3\tInsulate 200 council homes\tPriya Menon\t31 March 2026\tRed\tGrant bid refused; a new bid goes in July 2025.
C1\tPut charge points in six car parks\tGwen Harker\t30 November 2025\tGreen\tFour of six car parks are done.
C2\tElectric vans for the grounds team\tTom Ashdown\t31 January 2026\tAmber\tTwo vans of seven delivered.
C7\tBike shelters at the station\tGwen Harker\t31 August 2025\tRed\tLand not yet leased from the railway.
"""


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("conversations")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / "plan.txt"], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("who leads b1", "whens that due"), "30 September 2025"),
        (("who leads b1", "and b2"), "Tom Ashdown"),
        (("who leads b1 in the climate plan", "same for c7"), "Gwen Harker"),
        (("whats the comment on C7", "no i meant c2"), "Two vans of seven"),
        (("whats the comment on C7", "sorry meant c1"), "Four of six"),
        (("what is B1", "who leads it", "and B2?", "when is it due"), "31 December 2025"),
        (("which actions are red in the climate plan", "how many is that"), "2 of the 6 actions"),
        (("how many climate plan actions are red?", "which ones"), "B3 and C7"),
        (("how many climate plan actions are red?", "and amber"), "B1 and C2"),
        (("how many climate plan actions are red?", "which ones are green"), "B2 and C1"),
        (("what does priya menon lead", "and tom ashdown"), "Electric vans"),
        (("what does priya menon lead", "what about gwen harker, whats hers"), "Bike shelters"),
        (("how many actions were on track in march 2025", "and last year?"), "6 actions"),
        (("how many actions were on track in march 2025", "no I meant 2024"), "In March 2024 the plan had 6"),
        (("what were emissions from buildings in 2024/25", "and the year before"), "4,210"),
        (("how did hallam send its warnings to people", "and dunsby, how did theirs show up"), "boiler room"),
        (("how many families live above the sixth floor at fennimore house", "and lantern court"), "Twelve families"),
        (("is the station bike shelter late", "why"), "Land not yet leased"),
        (("whats happening with the solar panels", "whos on it"), "Priya Menon"),
        (("how many council homes will be insulated", "by when"), "31 March 2026"),
        (("who leads the action on solar panels", "and the one on electric vans"), "Tom Ashdown"),
    ],
)
def test_a_conversation_comes_to_what_was_meant(clerk: Assistant, turns: tuple[str, ...], said: str) -> None:
    *history, text = turns
    answer = clerk.answer(Question(text=text, history=tuple(Turn(text=turn) for turn in history)))
    assert said in answer.text
    assert answer.abstention is None


def test_a_new_subject_is_not_read_as_more_of_the_old_one(clerk: Assistant) -> None:
    history = (Turn(text="who leads b1 in the climate plan"),)
    answer = clerk.answer(Question(text="What were emissions from buildings in 2023/24?", history=history))
    assert "4,210" in answer.text
    assert "Priya Menon" not in answer.text


def test_what_was_read_otherwise_is_said(clerk: Assistant) -> None:
    history = (Turn(text="how many actions were on track in march 2025"),)
    answer = clerk.answer(Question(text="and last year?", history=history))
    assert [(one.typed, one.read) for one in answer.read_as] == [("last year", "March 2024")]
