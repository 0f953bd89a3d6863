"""Whether a question needs the words before it."""

from __future__ import annotations

import pytest

from assistant.understanding.leaning import leans


@pytest.mark.parametrize(
    "text",
    [
        "and B2?",
        "ok and when will the board get an update on Fennimore House",
        "when is that one due to finish?",
        "who owns that and how often will it be looked at?",
        "why won't this one come in?",
        "Who had it before her in the Harbour Team?",
        "was it the same colour in September?",
        "How did they vote in April 2025?",
        "when did she start at Fennimore?",
        "What about the others?",
        "which ones?",
        "Who goes there in May 2025?",
        "why?",
        "where was the money going to come from?",
        "Is that what Councillor Carrowby said?",
    ],
)
def test_what_points_back_carries_on_or_has_few_words_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who leads A4 and when is it due?",
        "Does the council still publish its gender pay gap every year?",
        "What did Edwina Carrowby say when she opened the meeting?",
        "Which actions that are late belong to Fennimore House?",
        "Did the Cabinet agree that the depot be sold in June 2025?",
        "How many empty homes are there in Millbrook?",
        "What has Fennimore House cost this year?",
        "Who at Fennimore House attended at the same time as the Mayor?",
        "How many of those aged over 60 live at Fennimore House?",
        "how much does the waking watch cost the council each week",
    ],
)
def test_what_names_its_subject_or_says_enough_stands_by_itself(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("and the tenant panel, whose job is that?", False),
        ("ok, the library fees review, who has that and when is it due", False),
        ("and for the tenant panel, whose job is that?", True),
        ("and it, whose job is that?", True),
        ("what does it say, who wrote it", True),
    ],
)
def test_a_question_that_names_its_subject_first_stands_by_itself(text: str, leaning: bool) -> None:
    assert leans(text) is leaning
