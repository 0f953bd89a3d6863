"""What papers say twice is said once."""

from __future__ import annotations

from assistant.types import DraftClaim
from assistant.writers.repeats import without_repeats

TOLD = "The repairs service let 40 vans go in the spring of 2025, as the plan had said."


def claim(text: str, label: str) -> DraftClaim:
    return DraftClaim(text=text, quotes=((label, text),))


def test_words_that_another_claim_has_are_one_more_citation_of_it() -> None:
    again = "the repairs service let 40 vans go in the spring of 2025."
    (kept,) = without_repeats([claim(TOLD, "E1"), claim(again, "E2")])
    assert kept.text == TOLD
    assert kept.quotes == (("E1", TOLD), ("E2", again))


def test_one_figure_name_or_verb_that_differs_is_another_claim() -> None:
    others = [TOLD.replace("40", "44"), TOLD.replace("repairs", "parks"), f"Had it not? {TOLD}"]
    assert len(without_repeats([claim(TOLD, "E1"), *(claim(text, "E2") for text in others)])) == 4


def test_a_few_words_and_the_same_words_in_another_order_say_something_of_their_own() -> None:
    few = claim("40 vans let go", "E2")
    order = claim("In the plan of 2025 the spring had let the vans go, as the service said.", "E3")
    assert len(without_repeats([claim(TOLD, "E1"), few, order])) == 3
