"""What a question denies is parted from what it affirms."""

from __future__ import annotations

import pytest

from assistant.register.denial import denies, parts_of


@pytest.mark.parametrize(
    ("text", "affirmed", "denied"),
    [
        ("Which actions haven't been completed?", "Which actions have", "completed"),
        ("How many actions of theme 2 are not yet on track?", "How many actions of theme 2 are", "on track"),
        ("Apart from the Director's, which are late?", ", which are late?", "the Director's"),
        ("Which are late, except for the Director's?", "Which are late,", "the Director's"),
        ("Which are not done and who owns them?", "Which are and who owns them?", "done"),
    ],
)
def test_the_denied_words_end_with_their_clause(text: str, affirmed: str, denied: str) -> None:
    parts = parts_of(text)
    assert (" ".join(parts.affirmed.rstrip("?").split()), parts.denied) == (affirmed.rstrip("?"), denied)
    assert not parts.inverted


@pytest.mark.parametrize(
    "text", ["Which actions are done, and which ones aren't?", "Most are done. Which ones don't have it?"]
)
def test_a_denial_with_nothing_after_it_denies_what_was_said_before(text: str) -> None:
    parts = parts_of(text)
    assert parts.inverted
    assert parts.denied == ""


@pytest.mark.parametrize(
    "text",
    [
        "Which actions are done?",
        "Say whether or not the actions are done",
        "Why aren't the actions done?",
        "Which actions are done, not only begun?",
        "Which knots are tied?",
    ],
)
def test_a_question_without_a_denial_is_affirmed_whole(text: str) -> None:
    parts = parts_of(text)
    assert (parts.affirmed, parts.denied, parts.inverted) == (text, "", False)


def test_a_state_can_deny_by_itself() -> None:
    assert denies("Not started")
    assert denies("Hasn't begun")
    assert not denies("Noted")
