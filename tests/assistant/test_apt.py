"""Only what answers is written from, where that shows by its form."""

from __future__ import annotations

from dataclasses import replace

from assistant.apt import only_apt
from assistant.types import Evidence
from tests.assistant.conftest import About
from tests.assistant.papers import stretch

VANS = stretch("The Head of Property is to report on the vans.")
NUMBER = replace(stretch("Head of Property\tHugh Farrant\t01632 960 138"), label="E2")


def left(about: About, asked: str) -> list[Evidence]:
    return list(only_apt(about(asked), [VANS, NUMBER]))


def test_a_number_to_ring_is_told_without_what_has_none(about: About) -> None:
    assert left(about, "What is the phone number of the Head of Property?") == [NUMBER]


def test_who_holds_a_post_is_told_without_what_only_names_the_post(about: About) -> None:
    assert left(about, "Who is the Head of Property?") == [NUMBER]


def test_all_is_kept_where_nothing_shows_it_or_no_such_thing_is_asked_for(about: About) -> None:
    assert left(about, "What is the postcode of the depot?") == [VANS, NUMBER]
    assert left(about, "Are the vans old?") == [VANS, NUMBER]
