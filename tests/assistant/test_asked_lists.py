"""What a question says of the list that it wants is read off its words."""

from __future__ import annotations

import pytest

from assistant.asked_lists import number_of, wish_of
from tests.assistant.papers import planned


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("What are the four different routes into adult care?", 4, "rout"),
        ("Run me through the six options for the depot", 6, "option"),
        ("What five tests was each action put to?", 5, "test"),
        ("What are the 12 conditions of the licence?", 12, "condit"),
        ("Which phases came before it?", None, "phase"),
        ("List the main risks to the budget", None, "risk"),
        ("What did the two years of the pilot cost?", None, ""),
        ("What happened in the three long weeks of May?", None, ""),
        ("How is saving 40 going?", None, ""),
        ("What changed in all 2025 plans?", None, ""),
        ("What did all 99 replies say?", None, ""),
        ("What became of the one proposal to sell?", None, ""),
    ],
)
def test_a_length_and_a_name_are_read_where_the_question_says_them(text: str, number: int | None, noun: str) -> None:
    wish = wish_of(planned(text))
    assert (wish.number, wish.noun) == (number, noun)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("List the risks to the budget", ("whole", "every")),
        ("Walk me through the phases of the refresh", ("whole", "every")),
        ("What did the motion ask of the Leader? All of it please", ("whole", "every", "open")),
        ("What are the aims of the plan?", ("every",)),
        ("What was Cabinet asked to agree?", ("open",)),
        ("On what grounds can it be refused?", ("every",)),
        ("Why was the lease refused?", ("open",)),
        ("How much did the vans cost?", ()),
        ("Who leads the van project?", ()),
        ("How many recommendations are there?", ("counting",)),
        ("How many of the recommendations are done?", ("counting", "partial")),
        ("Which of the aims are met?", ("every", "partial")),
    ],
)
def test_whether_all_or_anything_or_a_part_is_wanted_is_read(text: str, signs: tuple[str, ...]) -> None:
    wish = wish_of(planned(text))
    named = ("whole", "every", "open", "counting", "partial")
    assert tuple(name for name in named if getattr(wish, name)) == signs


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four causes account for it:", 4),
        ("The six options considered are:", 6),
        ("In two years:", None),
        ("Of the 34 projects:", 34),
        ("There are three of the following:", None),
        ("Our two brand new shiny painted vans:", None),
    ],
)
def test_an_introduction_says_how_many_things_it_introduces(text: str, number: int | None) -> None:
    assert number_of(text) == number
