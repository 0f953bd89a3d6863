"""Fragments put in the place of their likes."""

from __future__ import annotations

import pytest

from assistant.understanding.swapping import body_of, phrase_of, swapped, thing_swapped, without_rivals


@pytest.mark.parametrize(
    ("text", "body"),
    [("And what about B2?", "B2"), ("same for B7", "B7"), ("ok, and in May 2025?", "in May 2025"), ("B2", "B2")],
)
def test_what_a_follow_up_only_opens_with_is_left_off(text: str, body: str) -> None:
    assert body_of(text) == body


@pytest.mark.parametrize(
    ("fragment", "earlier", "asked"),
    [
        ("B2", "Who leads A4 now?", "Who leads B2 now?"),
        ("B2 and B3", "Who leads A4?", "Who leads B2 and B3?"),
        ("home education, R09", "How is R08 doing?", "How is R09 doing?"),
        ("in May 2025", "Who led A4 in May 2024?", "Who led A4 in May 2025?"),
        ("B2 in May 2025", "Who led A4 in May 2024?", "Who led B2 in May 2025?"),
        ("amber", "How many savings are red?", "How many savings are amber?"),
        ("the 16s", "How many were aged 18?", "How many were aged 16?"),
        ("at Lantern Court", "How many live at Fennimore House?", "How many live at Lantern Court?"),
        ("to Ann Ford", "Did Ben Cole write to Eve Dale?", "Did Ben Cole write to Ann Ford?"),
        ("in 2024", "What was the turnout?", "What was the turnout, in 2024?"),
        ("last year", "What is the budget for homes this year?", "What is the budget for homes last year?"),
        ("the april one", "Who wrote the September report?", "Who wrote the april report?"),
        ("a three bed", "What is the rent of a two-bed?", "What is the rent of a three-bed?"),
        ("Waste", "Who is the Director of Homes?", "Who is the Director of Waste?"),
        (
            "about the sports inquiry",
            "What was said about parks in May?",
            "What was said about the sports inquiry in May?",
        ),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(fragment: str, earlier: str, asked: str) -> None:
    assert swapped(fragment, earlier).replace("16s", "16") == asked


@pytest.mark.parametrize(
    ("fragment", "earlier"),
    [
        ("", "Who leads A4?"),
        ("who signed A4 off", "Who leads A2?"),
        ("B2", "Do A4 and A10 agree?"),
        ("the share we had lost track of", "What was the rate in January 2016?"),
        ("the rest of the harbour wall and its many steps in 2025", "What was spent in 2024?"),
        ("Ann Ford", "Did Ben Cole write to Eve Dale?"),
        ("on the final vote", "Who abstained on the parks amendment?"),
    ],
)
def test_what_has_no_one_like_or_says_more_is_no_fragment(fragment: str, earlier: str) -> None:
    assert swapped(fragment, earlier) == ""


def test_what_has_no_like_is_added_where_it_corrects() -> None:
    assert swapped("B2", "Who chairs the panel?", append=True) == "Who chairs the panel, B2?"


def test_references_and_periods_of_ones_own_drive_out_the_earlier_ones() -> None:
    assert without_rivals("and B2's budget?", "Who led A4 in June 2025?") == "Who led in June 2025?"
    assert without_rivals("and its budget in 2024?", "Who led A4 in June 2025?") == "Who led A4 in ?"
    assert without_rivals("and its budget?", "Who led A4 in June 2025?") == "Who led A4 in June 2025?"


def test_what_compares_keeps_both_times() -> None:
    assert without_rivals("was it the same in May 2025?", "What was A4 in April 2025?") == "What was A4 in April 2025?"


def test_a_phrase_keeps_its_preposition_and_takes_the_place_of_one_after_the_same() -> None:
    assert phrase_of("and for housing?") == "for housing"
    asked = swapped("housing", "What is the budget for waste?", phrase="for housing")
    assert asked == "What is the budget for housing?"


@pytest.mark.parametrize(
    ("text", "earlier", "asked"),
    [
        ("same for the training", "What became of A9.6, the senior visits?", "What became of the training?"),
        ("and for the training?", "How is A9.6 doing?", "How is the training doing?"),
        ("same for B7", "How is A9.6 doing?", ""),
        ("same for who leads", "How is A9.6 doing?", ""),
        ("same for the training", "How are A9.6 and B7 doing?", ""),
        ("and the budget?", "How is A9.6 doing?", ""),
    ],
)
def test_same_for_a_described_thing_takes_the_place_of_a_reference(text: str, earlier: str, asked: str) -> None:
    assert thing_swapped(text, earlier) == asked
