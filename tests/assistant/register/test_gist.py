"""A long cell is cut to what a question is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.register.gist import ELLIPSIS, gist, opening, plain_words


def of_vans(text: str) -> float:
    return float(text.casefold().count("van"))


def test_a_short_cell_is_said_whole_without_mark_up() -> None:
    assert gist("The <b>vans</b>\n are old.", 10, of_vans) == "The vans are old."
    assert opening("The **vans** are old.", 4) == "The vans are old."


def test_the_opening_shows_that_more_follows() -> None:
    assert opening("The vans are old, and so is the lorry.", 4) == f"The vans are old {ELLIPSIS}"


def test_the_best_sentence_and_its_neighbours_are_said() -> None:
    text = "It rained all day. The vans are old. The vans break down. Nobody came to see."
    assert gist(text, 8, of_vans) == f"{ELLIPSIS} The vans are old. The vans break down. {ELLIPSIS}"


def test_the_first_sentences_have_no_ellipsis_before_them() -> None:
    assert gist("The vans are old. It rained all day long.", 5, of_vans) == f"The vans are old. {ELLIPSIS}"
    assert gist("It rained all day long. The vans are old.", 5, of_vans) == f"{ELLIPSIS} The vans are old."


def test_of_a_sentence_that_is_too_long_the_best_stretch_is_said() -> None:
    text = "rain " * 20 + "the van is old " + "rain " * 20
    said = gist(text, 10, of_vans)
    assert "van" in said
    assert said.startswith(ELLIPSIS)
    assert said.endswith(ELLIPSIS)


@pytest.mark.parametrize("sign", ["•", "✓"])
def test_a_cell_parts_at_its_bullets(sign: str) -> None:
    assert gist(f"{sign} it rained {sign} the vans are old", 5, of_vans) == f"{ELLIPSIS} {sign} the vans are old"


@given(
    words=st.lists(st.sampled_from(["van", "rain.", "old;", "a)", "•"]), min_size=1, max_size=60),
    most=st.integers(1, 30),
)
def test_no_more_is_said_than_the_room_and_all_of_it_stands_there(words: list[str], most: int) -> None:
    whole = " ".join(plain_words(" ".join(words)))
    runs = [run.strip() for run in gist(" ".join(words), most, of_vans).split(ELLIPSIS) if run.strip()]
    assert 0 < sum(len(run.split()) for run in runs) <= most
    at = 0
    for run in runs:
        at = whole.index(run, at) + len(run)
