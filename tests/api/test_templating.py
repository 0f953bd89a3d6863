from __future__ import annotations

from typing import Any

from api import examples
from api.templating import templates


def source(**more: Any) -> str:
    macros: Any = templates.env.get_template("_answer.html").module
    return str(macros.source(1, {**examples.CITATION, **more}))


def test_a_source_says_where_else_its_words_stand_and_that_it_was_a_scan() -> None:
    shown = source(recognised=0.914)
    assert "Read from a scan, 91 % sure. Also in recovery-plan-march-2025.docx." in shown


def test_a_source_with_nothing_to_remark_has_no_place_for_remarks() -> None:
    remarked, plain = source(), source(also_in=[])
    assert remarked.count('<p class="clerk-place">') == 2
    assert plain.count('<p class="clerk-place">') == 1
