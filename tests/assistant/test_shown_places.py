"""Where something is."""

from __future__ import annotations

import pytest

from assistant.shown_places import address, place
from tests.assistant.conftest import About
from tests.assistant.papers import stretch


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("The new depot is at Saltmarsh, by the river.", True),
        ("The new depot will be 4 Castle Street.", True),
        ("The depot meets online.", True),
        ("The new depot will open in May 2026.", False),
        ("The new depot is fit for purpose.", False),
        ("The new depot is late. The fair is in Tannery.", False),
        ("The depot is part of the Depot review.", False),
    ],
)
def test_a_name_that_a_word_of_place_leads_to_tells_where_it_is(about: About, held: str, told: bool) -> None:
    assert place(about("Whereabouts is the new depot?"), stretch(held)) is told


@pytest.mark.parametrize(
    ("held", "told"),
    [("It is at 4 Castle Street.", True), ("It is at WX1 4AB.", True), ("It is near the sea.", False)],
)
def test_a_street_or_a_postcode_is_an_address(about: About, held: str, told: bool) -> None:
    assert address(about("What is the address of the depot?"), stretch(held)) is told
