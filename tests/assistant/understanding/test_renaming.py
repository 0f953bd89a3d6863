"""Follow-ups that name another subject and ask of it in full."""

from __future__ import annotations

import pytest

from assistant.understanding.renaming import renamed


@pytest.mark.parametrize(
    ("text", "earlier", "asked", "context"),
    [
        (
            "and Wexsoft, how did theirs come out?",
            "How did Tiller show the errors?",
            "how did Wexsoft's come out?",
            "How did Wexsoft show the errors?",
        ),
        ("what about Ann Ford, what does she lead", "Who is Ben Cole?", "what does Ann Ford lead", "Who is Ann Ford?"),
        ("and Mr Pike what did he want", "what did Mr Ames say", "what did Mr Pike want", "what did Mr Pike say"),
        ("and Ann Ford: who pays?", "Did Ben Cole ask Eve Dale?", "Ann Ford, who pays?", "Did Ben Cole ask Eve Dale?"),
        (
            "what about River Bathing, how did that one go",
            "did the pavement parking motion pass",
            "River Bathing, how did that one go",
            "did the River Bathing motion pass",
        ),
    ],
)
def test_the_new_subject_takes_the_place_of_the_old_one(text: str, earlier: str, asked: str, context: str) -> None:
    assert renamed(text, earlier) == (asked, context)


@pytest.mark.parametrize(
    "text",
    [
        "and the budget, how much is it?",
        "and Wexsoft, the other maker of software",
        "who is Ann Ford, and when did she start?",
        "and the many homes in Ward, how are they?",
        "and when is it due?",
    ],
)
def test_what_names_no_subject_or_asks_nothing_of_it_is_left(text: str) -> None:
    assert renamed(text, "How did Tiller show the errors?") is None
