"""Sections of Acts that name posts and papers."""

from __future__ import annotations

import pytest

from assistant.planning import plan
from assistant.statutory import references_asked
from tests.assistant.papers import question


@pytest.mark.parametrize(
    "text",
    [
        "Why does the section 25 report call it a risk?",
        "What were the figures in the s151 officer's statement?",
        "Has a Section 114 notice been issued?",
        "How much section 106 money is left?",
        "What does Section 21 of the Local Government Act 2000 ask for?",
    ],
)
def test_a_section_of_an_act_is_no_place_in_a_paper(text: str) -> None:
    assert references_asked(text) == ()
    assert plan(question(text)).refs == ()


@pytest.mark.parametrize(
    "text", ["What does section 4.2 say?", "Is section 3 of the plan done?", "Who reported on A2?"]
)
def test_a_section_of_a_paper_is_asked_for_and_so_is_what_is_no_section(text: str) -> None:
    assert len(references_asked(text)) == 1
