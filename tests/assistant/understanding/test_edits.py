"""Slips between two words, counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.edits import letters_of, slips

WORDS = st.text(alphabet="abcde", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("repairs", "repairs", 0),
        ("repiars", "repairs", 1),
        ("repairs", "repair", 1),
        ("repeirs", "repairs", 1),
        ("rpairz", "repairs", 2),
    ],
)
def test_letters_added_left_out_changed_and_swapped_each_count_one(one: str, other: str, count: int) -> None:
    assert slips(one, other, 3) == count


def test_more_than_the_most_is_told_as_one_more() -> None:
    assert slips("repairs", "lettings", 2) == 3
    assert slips("a", "abcd", 2) == 3
    assert slips("abcd", "wxyz", 1) == 2


@given(WORDS, WORDS)
def test_slips_are_the_same_both_ways_and_none_between_equals(one: str, other: str) -> None:
    assert slips(one, other, 9) == slips(other, one, 9)
    assert (slips(one, other, 9) == 0) == (one == other)


@given(WORDS, WORDS)
def test_no_slip_changes_more_than_two_letters_of_the_set(one: str, other: str) -> None:
    assert (letters_of(one) ^ letters_of(other)).bit_count() <= 2 * slips(one, other, 9)
