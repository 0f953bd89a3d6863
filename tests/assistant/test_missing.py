"""Which figure the evidence lacks."""

from __future__ import annotations

from dataclasses import replace

from assistant.missing import figure_lacking
from tests.assistant.conftest import About
from tests.assistant.papers import row, stretch
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
