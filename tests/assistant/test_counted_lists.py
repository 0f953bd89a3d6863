"""A list that no register counts is counted by its items, which are all cited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer, Question
from tests.assistant.handmade import paper, say, stored

HEAD = "The police ask for these conditions of the licence:"
ITEMS = ["1. Door supervisors.", "2. **A sound limiter.**", "3. No drinks in the yard.", "4. An incident log."]
TOLD = "The licence of the inn was granted in 2017 and is held by Mr Thorne."


@contextmanager
def answered(folder: Path, text: str, *lines: str) -> Iterator[Answer]:
    with stored(folder, paper("licence.md", [say(line) for line in lines])) as index:
        yield build_assistant(AssistantSettings(), index).answer(Question(text=text))


def test_the_number_of_items_is_said_of_all_of_them_and_then_each(tmp_path: Path) -> None:
    with answered(tmp_path, "How many conditions do the police ask for?", TOLD, HEAD, *ITEMS) as answer:
        first, *rest = answer.claims
        assert first.text == "4 conditions are listed."
        assert [citation.quote for citation in first.citations] == [HEAD, *ITEMS]
        assert [claim.text for claim in rest] == [HEAD, ITEMS[0], "2. A sound limiter.", *ITEMS[2:]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("How many of the conditions do the police ask for?", [HEAD, *ITEMS]),
        ("How many complaints did the police get?", [HEAD, *ITEMS]),
        ("How many conditions of the lease has Mrs Oakshott broken since Easter?", [HEAD, *ITEMS]),
        ("How many conditions do the police ask for?", [HEAD, *ITEMS[:2]]),
        ("How many conditions do the police ask for?", ["The police ask for four conditions of the licence:", *ITEMS]),
        ("What do the police ask for?", [HEAD, *ITEMS]),
    ],
)
def test_nothing_is_counted_but_a_whole_list_of_what_is_asked_that_does_not_say_its_number(
    tmp_path: Path, text: str, lines: list[str]
) -> None:
    with answered(tmp_path, text, TOLD, *lines) as answer:
        assert not any("are listed" in claim.text for claim in answer.claims)
