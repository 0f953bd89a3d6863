"""What reads like the name of a firm, and what does not."""

from __future__ import annotations

import pytest

from assistant.shown_firms import firm, maker
from tests.assistant.conftest import About
from tests.assistant.papers import row, stretch

ASKED = "Which company runs the café?"


@pytest.mark.parametrize(
    "held",
    [
        "It is let to Ferriby Foods Ltd.",
        "It is run by Link Group, and the link group of staff meets there.",
        "It is run by Quill & Daughters.",
        "A firm from Ferriby runs it.",
        "It is run by Quillonette.",
        "Since then Quillonette took it on.",
        "It is let to QPR.",
    ],
)
def test_a_name_by_its_form_or_by_what_is_said_of_it_is_a_firm(about: About, held: str) -> None:
    assert firm(about(ASKED), stretch(held))


@pytest.mark.parametrize(
    "held",
    [
        "It is let through the Contract Management Group. A contract group meets, and management.",
        "Waste & Recycling runs it. The waste and recycling round stops there.",
        "It is at Fennimore, on the quay.",
        "It is run by WTC. Wexcombe Town Council owns it.",
        "It is run by the Household Waste Centre (HWC).",
        "It is run by the hot weather crew (HWC). HWC opens it.",
    ],
    ids=["with an article", "words written small", "said nothing of", "spelt out", "a place", "spelt in brackets"],
)
def test_a_body_of_the_council_a_place_or_an_acronym_that_is_spelt_out_is_none(about: About, held: str) -> None:
    assert not firm(about(ASKED), stretch(held))


def test_what_stands_in_a_column_of_firms_is_one(about: About) -> None:
    assert firm(about(ASKED), row(("Place", "Contractor"), ("Café", "quillonette")))
    assert not firm(about(ASKED), row(("Place", "Contractor"), ("Café", "")))
    assert not firm(about(ASKED), row(("Bond", "A debt of a company or of a state"), ("Café", "quillonette")))
    assert not firm(about(ASKED), row(("Place", "Where"), ("Café", "Quay, Fennimore [1]")))


def test_a_person_is_a_maker_and_no_firm(about: About) -> None:
    item = stretch("It is the work of Marjorie Penhallow.")
    assert maker(about(ASKED), item)
    assert not firm(about(ASKED), item)
