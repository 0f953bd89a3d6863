"""What stands under the heading that a question asks for."""

from __future__ import annotations

import pytest

from assistant.sections import is_under, section_asked, sections_first
from assistant.types import Evidence
from tests.assistant.papers import stretch
from vectorstore.types import BlockKind, Locator

ASKS = "What are the legal implications of the depot's sale?"


def under(heading: str, text: str, *, score: float = 0.2, kind: BlockKind = BlockKind.PARAGRAPH) -> Evidence:
    return stretch(text, score=score, kind=kind, locator=Locator(headings=("The depot", heading)))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (ASKS, {"legal"}),
        ("what's the purpose of this report", {"purpos"}),
        ("Give me the recommendations of the depot report", {"recommend"}),
        ("Compare the finance sections of the three reports.", {"financ"}),
        ("and the recommendations in the depot report?", {"recommend"}),
        ("Who is the legal officer?", set()),
        ("What did the consultants say about the lease?", set()),
    ],
)
def test_a_section_is_asked_for_by_the_name_that_reports_give_it(text: str, terms: set[str]) -> None:
    assert section_asked(text) == terms


def test_what_stands_under_the_heading_asked_for_comes_first() -> None:
    found = [under("3 Options", "It may be let.", score=0.5), under("7 Legal implications", "The lease has ended.")]
    assert [e.text for e in sections_first(ASKS, found)] == ["The lease has ended.", "It may be let."]
    assert [e.text for e in sections_first("Who leads it?", found)] == ["It may be let.", "The lease has ended."]


def test_the_heading_itself_and_longer_ones_are_not_what_is_asked_for() -> None:
    asked = section_asked(ASKS)
    assert is_under(under("7. Legal Implications:", "The lease has ended."), asked)
    assert not is_under(under("7. Legal Implications:", "Legal Implications", kind=BlockKind.HEADING), asked)
    assert not is_under(under("What legal advice the two officers of the depot had", "It had ended."), asked)
    assert not is_under(stretch("The lease has ended."), asked)
