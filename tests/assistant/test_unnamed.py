"""Which few of several are asked for, and nothing names them."""

from __future__ import annotations

import pytest

from assistant.unnamed import few_unnamed
from tests.assistant.conftest import About
from tests.assistant.papers import stretch

ASKED = "Which two depots had their roofs mended?"


@pytest.mark.parametrize(
    "text",
    ["Roofs were mended at 2 depots.", "Of the depots, those with bad roofs were mended. It cost more than Ferriby."],
)
def test_a_number_of_things_is_no_answer_to_which_they_are(about: About, text: str) -> None:
    assert few_unnamed(about(ASKED), [stretch(text)]) == "two depots"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (ASKED, "Roofs were mended at two depots: Saltmarsh and Lantern."),
        (ASKED, "Two depots had new roofs. They are Saltmarsh and Lantern."),
        (ASKED, "The roofs are mended."),
        ("Which depots had their roofs mended?", "Roofs were mended at 2 depots."),
        ("What two things should depots do?", "Depots should do this and that."),
    ],
)
def test_names_or_other_words_or_another_question_are_no_such_gap(about: About, asked: str, text: str) -> None:
    assert few_unnamed(about(asked), [stretch(text)]) is None
