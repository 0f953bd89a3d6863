"""A figure that is asked of a place or a scheme by name."""

from __future__ import annotations

import pytest

from assistant.asked_of import name_lacking
from tests.assistant.conftest import About
from tests.assistant.papers import stretch

ASKED = "How many vans are kept in Ferriby?"


@pytest.mark.parametrize(
    ("asked", "held", "lacking"),
    [
        (ASKED, "There are 66 vans in Wexcombe.", "Ferriby"),
        (ASKED, "There are 66 vans in Ferriby.", None),
        ("How many vans has the Ferribies' depot?", "There are 66 vans for the Ferribies.", None),
        ("How many vans are on the Excellent list?", "An excellent 66 vans are.", None),
        ("Who keeps the vans in Ferriby?", "Mr Quill keeps 66 vans in Wexcombe.", None),
    ],
)
def test_a_name_that_no_evidence_has_is_lacking_where_a_figure_is_asked(
    about: About, asked: str, held: str, lacking: str | None
) -> None:
    assert name_lacking(about(asked), [stretch(held)]) == lacking


def test_the_councils_own_name_goes_without_saying(about: About) -> None:
    query = about("How many vans has the town of Wexcombe?")
    assert max(query.terms[term] for term in query.terms if term.startswith("wexcomb")) < 2
    assert name_lacking(query, [stretch("There are 66 vans.")]) is None
