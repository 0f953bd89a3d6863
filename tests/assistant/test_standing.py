"""Drafts are called so, and a later paper of the same title is pointed to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.standing import with_remarks
from tests.assistant.handmade import paper, say, stored
from tests.assistant.papers import question


def test_a_draft_is_said_to_be_one_and_a_later_paper_of_the_series_is_named(tmp_path: Path) -> None:
    first = paper("Repairs-progress-to-March-2025-draft.txt", [say("The backlog of repairs stood at 1,612.")])
    later = paper(
        "Repairs-progress-to-June-2025-draft.txt",
        [say("A second shift of plumbers began on weekdays.")],
        meeting=date(2025, 7, 2),
    )
    with stored(tmp_path, first, later) as index:
        assistant = build_assistant(AssistantSettings(), index)
        lead = assistant.answer(question("At what number did the backlog of repairs stand?")).lead
        assert "It is a draft" in lead
        assert "A later paper of that title is of 2 July 2025" in lead
        assert "later" not in assistant.answer(question("At what number did the backlog stand in March 2025?")).lead
        assert "later" not in assistant.answer(question("When did the second shift of plumbers begin?")).lead


def test_remarks_stand_before_the_colon_of_a_lead() -> None:
    assert with_remarks("In the May 2024 minutes:", "It is a draft.") == "In the May 2024 minutes. It is a draft:"
    assert with_remarks("In the May 2024 minutes:", "") == "In the May 2024 minutes:"
    assert with_remarks("", "It is a draft.") == ""
