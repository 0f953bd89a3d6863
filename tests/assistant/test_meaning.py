"""How near a question the stretches of a passage are."""

from __future__ import annotations

from assistant.meaning import FAR, near_to
from vectorstore.types import Span

NEAR = {"d1": {Span(start=0, end=40): -0.4, Span(start=40, end=90): -0.2}, "d2": {Span(start=0, end=40): 0.0}}


def test_a_stretch_is_as_near_as_the_nearest_of_what_it_holds_a_part_of():
    assert near_to(NEAR, "d1", Span(start=0, end=40)) == -0.4
    assert near_to(NEAR, "d1", Span(start=30, end=60)) == -0.2


def test_what_was_not_embedded_is_near_nothing():
    assert near_to(NEAR, "d1", Span(start=90, end=99)) == FAR
    assert near_to(NEAR, "d3", Span(start=0, end=40)) == FAR
