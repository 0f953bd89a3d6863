from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bare.rouge import longest_common, rouge, words

TEXT = st.lists(st.sampled_from(["the", "wall", "is", "high", "old"]), max_size=8).map(" ".join)


def test_words_pairs_and_order_are_counted_as_by_hand() -> None:
    found = rouge("The wall is old.", "the old WALL is high")
    assert found["ROUGE-1"] == pytest.approx(2 * 4 / (4 + 5))  # the, wall, is, old
    assert found["ROUGE-2"] == pytest.approx(2 * 1 / (3 + 4))  # wall is
    assert found["ROUGE-L"] == pytest.approx(2 * 3 / (4 + 5))  # the wall is


def test_a_word_counts_as_often_as_it_stands_in_both() -> None:
    assert rouge("wall wall wall", "wall")["ROUGE-1"] == pytest.approx(2 * 1 / (3 + 1))


@pytest.mark.parametrize(("text", "reference"), [("", "a wall"), ("a wall", ""), ("", ""), ("wall", "ferry")])
def test_nothing_shared_is_nothing(text: str, reference: str) -> None:
    assert set(rouge(text, reference).values()) == {0.0}


@given(TEXT, TEXT)
def test_it_lies_between_nothing_and_all_and_either_may_be_the_reference(one: str, other: str) -> None:
    found = rouge(one, other)
    assert all(0 <= value <= 1 for value in found.values())
    assert found == pytest.approx(rouge(other, one))
    assert found["ROUGE-L"] <= found["ROUGE-1"] + 1e-12
    assert longest_common(words(one), words(one)) == len(words(one))
