"""Which figure the evidence lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.gaps import Blank
from assistant.missing import blanked, figure_lacking, named
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch
from vectorstore.types import Locator


def test_a_unit_in_the_heading_of_a_table_makes_money_of_its_figures(about: About) -> None:
    query = about("How much money will Saving 101 bring in?")
    item = row(("Saving", "2025/26"), ("Saving 101", "120"))
    assert figure_lacking(query, [item]) is not None
    under = Locator(row="Saving 101", headings=("Appendix A: savings (£000)",))
    assert figure_lacking(query, [replace(item, block=replace(item.block, locator=under))]) is None


def test_a_change_may_be_told_as_a_share(about: About) -> None:
    item = stretch("Cabinet raised the rent by 3%.")
    assert figure_lacking(about("By how much has the rent been raised?"), [item]) is None
    assert figure_lacking(about("How much has the rent been raised to?"), [item]) is not None


@pytest.mark.parametrize(
    ("cells", "called"),
    [
        (("A4", "Tenant panel", ""), "blank for A4."),
        (("54", "Link road", ""), "blank for row 54."),
        (("", "Link road", ""), "blank for “Link road”."),
    ],
)
def test_a_row_with_a_blank_is_called_by_its_reference_or_its_name(cells: tuple[str, ...], called: str) -> None:
    item = recorded(row(("Ref", "Project", "Lead"), cells))
    assert blanked(Blank(row=item, columns=("Lead",), colour=False))[1].endswith(called)


def test_a_row_without_any_name_is_that_row() -> None:
    item = stretch("4,000")
    assert "that row" in blanked(Blank(row=item, columns=("Lead",), colour=False))[1]


def test_a_reference_is_named_without_the_bracket_of_the_words_around_it(about: About) -> None:
    assert named(about("What of the chart (minute 39 iv)?")) == "minute 39 iv"
    assert named(about("What of minute 39(iv)?")) == "minute 39(iv)"
