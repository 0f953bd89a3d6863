"""The rules by which something asked for is missing, and what each says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.lacking import lacking
from assistant.types import AbstentionReason, Evidence
from tests.assistant.conftest import About
from tests.assistant.papers import paper, row, stretch
from vectorstore.types import Locator

R = AbstentionReason


def of_day(text: str) -> Evidence:
    return replace(stretch(text), document=replace(paper(text), meeting_date=date(2024, 12, 4)))


@pytest.mark.parametrize(
    ("asked", "item", "reason", "said"),
    [
        ("Which firm runs the café?", stretch("The café is let."), R.WEAK_EVIDENCE, "No firm"),
        ("Who is the Fleet Manager?", stretch("The fleet is old."), R.UNKNOWN_NAME, "nobody as “Fleet Manager”"),
        ("What did Mr Quill say of it?", stretch("The fleet is old."), R.UNKNOWN_NAME, "has Mr Quill in it"),
        ("Who objected to it?", stretch("It began in June."), R.WEAK_EVIDENCE, "speaks of objections"),
        ("How many vans were there in 2019?", of_day("There are now 66 vans."), R.OTHER_PERIOD, "and not of 2019"),
        ("How many vans in 2023/24?", stretch("In 2022/23 there were 66 vans."), R.OTHER_PERIOD, "speaks of 2022/23"),
        ("How do our vans compare with Ferriby's?", stretch("There are 66 vans."), R.UNKNOWN_NAME, "of Ferriby"),
        ("How many vans in all of March?", stretch("Work took 40 weeks."), R.WEAK_EVIDENCE, "“How many vans in all"),
        ("How many vans in Ferriby?", stretch("There are 66 vans."), R.UNKNOWN_NAME, "speaks of Ferriby"),
        ("When is phase 4 due?", stretch("Phase two is due in May."), R.WEAK_EVIDENCE, "speaks of phase 4"),
        ("Who chairs the Tenant Panel?", stretch("The Tenant Panel met."), R.UNKNOWN_NAME, "who chairs"),
        ("Why is it late?", stretch("It is late. This is due to:"), R.WEAK_EVIDENCE, "breaks off"),
        ("Did the van trial start?", stretch("A van trial is planned."), R.WEAK_EVIDENCE, "not what came of it"),
        ("Which two vans are old?", stretch("There are 2 old vans."), R.UNKNOWN_NAME, "does not name the two vans"),
        (
            "When did the council adopt the plan?",
            stretch("It is recommended that the council adopt the plan."),
            R.WEAK_EVIDENCE,
            "no decision on it was found",
        ),
        ("When do they meet?", stretch("A date is being sought."), R.WEAK_EVIDENCE, "“date is being sought”"),
        ("What is its baseline?", stretch("Close the gap (Baseline: )"), R.BLANK, "speaks of a baseline"),
        (
            "What does paragraph 7.1 say?",
            stretch("7.1", locator=Locator(paragraph="7.1")),
            R.BLANK,
            "Paragraph 7.1 of “A paper” is blank",
        ),
    ],
)
def test_each_rule_says_what_is_missing(
    about: About, asked: str, item: Evidence, reason: AbstentionReason, said: str
) -> None:
    found = lacking(about(asked), [item], {"counted_leading": 0.1}, computed=False)
    assert found is not None
    assert found[0] is reason
    assert said in found[1]


def test_rows_that_were_looked_up_are_only_asked_for_kinds_of_thing(about: About) -> None:
    item = stretch("The café is let. A date is being sought.")
    assert lacking(about("When do they meet?"), [item], {}, computed=True) is None
    assert lacking(about("Which firm runs the café?"), [item], {}, computed=True) is not None


@pytest.mark.parametrize(
    "asked", ["How do our vans compare with Ferriby's?", "Do we have more vans than Ferribians?", "Is Ferriby near?"]
)
def test_what_is_compared_and_spoken_of_and_what_its_people_are_called_is_not_missing(about: About, asked: str) -> None:
    item = stretch("There are 66 vans, and 40 in Ferriby." if "'s" in asked else "There are 66 vans.")
    assert lacking(about(asked), [item], {}, computed=False) is None


def test_the_figures_of_a_table_are_named_by_its_headings(about: About) -> None:
    item = row(("", "Done"), ("Interviews", "11"))
    assert lacking(about("How many accountants were asked?"), [item], {"counted_leading": 0.1}, computed=False) is None


def test_nothing_is_missing_where_every_rule_is_met(about: About) -> None:
    assert lacking(about("How many vans are there?"), [stretch("There are 66 vans.")], {}, computed=False) is None
