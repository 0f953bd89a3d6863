"""Who holds a post, and what somebody said."""

from __future__ import annotations

import pytest

from assistant.asked_posts import chair_lacking, holder_lacking, speaker_lacking
from tests.assistant.conftest import About
from tests.assistant.papers import stretch


@pytest.mark.parametrize(
    ("asked", "held", "post"),
    [
        ("Who is the Fleet Manager?", "The Fleet Manager will report in May.", "Fleet Manager"),
        ("who's our head of revenues now", "Head of Revenues\t01632 960 137", "head of revenues"),
        ("Who is the Fleet Manager's deputy?", "Barnaby Quill, Fleet Manager", "Fleet Manager's deputy"),
        ("Who got the job of Fleet Manager?", "The Fleet Manager will report in May.", "Fleet Manager"),
        ("Who is the new Fleet Manager?", "Fleet Manager: vacant, Barnaby Quill standing in", "Fleet Manager"),
        ("Who is the Fleet Manager?", "Marjorie Penhallow is Head of Repairs.", "Fleet Manager"),
        ("Who is the Fleet Manager?", "Clean Lorries: the Fleet Manager keeps clean lorries.", "Fleet Manager"),
        ("What is the name of the Fleet Manager?", "The Fleet Manager will report in May.", "Fleet Manager"),
        ("Who got the Fleet Planner job?", "A Fleet Planner starts in May.", "Fleet Planner"),
    ],
)
def test_a_post_has_no_holder_where_no_stretch_on_it_names_anybody(
    about: About, asked: str, held: str, post: str
) -> None:
    assert holder_lacking(about(asked), [stretch(held)]) == post


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Who is the Fleet Manager?", "Barnaby Quill, Fleet Manager"),
        ("Who is the Fleet Manager?", "Fleet Manager: vacant, Barnaby Quill standing in"),
        ("Who is the lead officer for A2?", "A2 is late."),
        ("Who swept the hall?", "The hall was swept."),
        ("Name of the consultancy partner for the vans?", "The vans are old."),
        ("What is the name of the Fleet Manager of action A2?", "A2 is late."),
    ],
    ids=["named", "stood in for", "asked by task", "no post", "a firm", "of a record"],
)
def test_nothing_is_lacking_where_one_is_named_or_no_post_is_asked_for(about: About, asked: str, held: str) -> None:
    assert holder_lacking(about(asked), [stretch(held)]) is None


def test_somebody_who_is_in_none_of_the_evidence_said_nothing_there(about: About) -> None:
    query = about("What did Councillor Ellerby say about the vans?")
    assert speaker_lacking(query, [stretch("Councillor Frith said that the vans are old.")]) == "Councillor Ellerby"
    assert speaker_lacking(query, [stretch("Councillor Ellerby said that the vans are old.")]) is None


@pytest.mark.parametrize("held", ["Present: Councillor Ellerby", "For (2) Councillor Ellerby, Councillor Frith"])
def test_who_is_only_listed_is_not_heard(about: About, held: str) -> None:
    query = about("What did Councillor Ellerby say about the vans?")
    assert speaker_lacking(query, [stretch(held)]) == "Councillor Ellerby"


def test_how_somebody_voted_stands_in_a_list_and_other_parts_of_a_question_are_not_refused(about: About) -> None:
    listed = [stretch("For (2) Councillor Ellerby, Councillor Frith")]
    assert speaker_lacking(about("How did Councillor Ellerby vote on the vans?"), listed) is None
    assert speaker_lacking(about("Who moved it, and what did Councillor Quill say?"), listed) is None


def test_an_inspector_who_leads_is_a_post_and_who_leads_on_something_is_none(about: About) -> None:
    held = [stretch("The inspection was in May.")]
    assert holder_lacking(about("Who was the lead inspector?"), held) == "lead inspector"
    assert holder_lacking(about("Who is the lead for the inspection as officer?"), held) is None


def test_a_body_is_no_speaker(about: About) -> None:
    assert speaker_lacking(about("What did the committee say about the vans?"), [stretch("The vans are old.")]) is None


@pytest.mark.parametrize(
    ("held", "lacks"),
    [
        ("Clean lorries for Barnaby Quill\tFleet Manager", False),
        ("Partnership for Barnaby Quill and all of his lorries and vans\tFleet Manager", True),
        ("Barnaby Quill\tMay 2025\tFleet Manager", True),
    ],
    ids=["in a short cell beside it", "in a long one", "in a cell further off"],
)
def test_a_name_stands_in_the_cell_of_the_post_or_alone_beside_it(about: About, held: str, *, lacks: bool) -> None:
    assert (holder_lacking(about("Who is the Fleet Manager?"), [stretch(held)]) is not None) is lacks


def test_a_post_that_a_reader_shortens_is_met_by_its_office(about: About) -> None:
    item = stretch("Human Resources Director: Marjorie Penhallow, marjorie.penhallow@wexcombe.example")
    assert holder_lacking(about("Who is the Director of HR?"), [item]) is None


def test_what_somebody_was_doing_is_no_post(about: About) -> None:
    query = about("Who was minding the office while there was no head of service?")
    assert holder_lacking(query, [stretch("The office was shut.")]) is None


@pytest.mark.parametrize(
    ("asked", "held", "lacking"),
    [
        ("Who chairs the Tenant Panel?", "The Tenant Panel met in May.", "the Tenant Panel"),
        ("Who chairs the Tenant Panel?", "The Chair of the Board spoke.", "the Tenant Panel"),
        ("Who chairs the Tenant Panel?", "Marjorie Penhallow, Chair of the Tenant Panel, spoke.", None),
        ("Who heads the Tenant Panel?", "The Director of the Tenant Panel spoke.", None),
        ("Who chairs the Tenant Panel?", "The Director of the Tenant Panel spoke.", "the Tenant Panel"),
        ("Who chaired it?", "It was chaired by Marjorie Penhallow.", None),
        ("Who sits on the Tenant Panel?", "The Tenant Panel met in May.", None),
    ],
)
def test_the_chair_of_a_body_is_lacking_where_no_stretch_on_it_tells_of_one(
    about: About, asked: str, held: str, lacking: str | None
) -> None:
    assert chair_lacking(about(asked), [stretch(held)]) == lacking
