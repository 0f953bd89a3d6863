"""The lists of who was at a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.people.meetings import Meeting, Sort, meetings_in
from tests.assistant.people.papers import Part, head, laid_out, row, say
from vectorstore.types import BlockKind, DocumentKind


def read(*parts: Part, kind: DocumentKind = DocumentKind.MINUTES) -> tuple[Meeting, ...]:
    return meetings_in(*laid_out(*parts, kind=kind))


def names(*parts: Part) -> list[str]:
    (meeting,) = read(*parts)
    return [entry.name for roll in meeting.rolls if roll.sort is Sort.PRESENT for entry in roll.entries]


@pytest.mark.parametrize(
    ("parts", "present"),
    [
        (
            [say("PRESENT: Mr A Poe (Chair), Mrs B Roe,\nSir Cy Moss, CBE, Mr\nD Lund and Ms E Wray")],
            ["Mr A Poe", "Mrs B Roe", "Sir Cy Moss", "Mr D Lund", "Ms E Wray"],
        ),
        (
            [
                say("Present:"),
                say("Councillor Ann Poe (Chair)"),
                say("Councillors Bo Roe, Cy Moss and Di Lund"),
                say("Other members: Eve Wray"),
                say("Fay Xu"),
            ],
            ["Ann Poe", "Bo Roe", "Cy Moss", "Di Lund"],
        ),
        ([row("Present:", "Councillor Ann Poe; Mr Bo Roe – co-opted"), say("Cy Moss")], ["Ann Poe", "Mr Bo Roe"]),
        ([head("Members present"), say("Ann Poe\nBo Roe"), head("2 Business"), say("Cy Moss")], ["Ann Poe", "Bo Roe"]),
    ],
)
def test_those_present_are_read_however_the_minutes_list_them(parts: list[Part], present: list[str]) -> None:
    assert names(*parts) == present


def test_a_plural_title_makes_councillors_of_all_after_it_that_have_none_of_their_own() -> None:
    (meeting,) = read(say("Present: Cllr Ann Poe, Councillors Bo Roe and Cy Moss; Mr Di Lund"))
    assert [entry.councillor for entry in meeting.rolls[0].entries] == [True, True, True, False]


def test_the_chair_is_who_is_called_so_in_brackets_and_no_vice_chair() -> None:
    (meeting,) = read(say("Present: Cllr Ann Poe (Vice-Chair), Cllr Bo Roe (Chairman, in the Chair) and Cy Moss"))
    assert [entry.name for entry in meeting.rolls[0].entries if entry.chair] == ["Bo Roe"]


def test_apologies_and_others_belong_to_the_meeting_before_them() -> None:
    (meeting,) = read(
        say("6 February 2025"),
        say("Present: Councillor Ann Poe"),
        say("In attendance: Nick Farr (Manager)"),
        head("31. Apologies for absence\n(Item 1)"),
        (BlockKind.MINUTE, "Apologies were received from Councillor Bo Roe. Apologies\nfor lateness from Cy Moss."),
        (BlockKind.MINUTE, "Nothing else was said."),
    )
    assert meeting.day == date(2025, 2, 6)
    assert [roll.sort for roll in meeting.rolls] == [Sort.PRESENT, Sort.ATTENDING, Sort.APOLOGIES]
    said = "Apologies were received from Councillor Bo Roe. Apologies for lateness from Cy Moss."
    assert [entry.name for entry in meeting.rolls[2].entries] == [said]


def test_lists_far_from_any_meeting_or_without_names_are_none() -> None:
    apologies = say("Apologies: Ann Poe")
    assert read(apologies) == ()
    assert read(say("Present: the whole committee"), apologies) == ()
    assert read(head("Members present"), head("Apologies"), apologies) == ()
    (meeting,) = read(say("Present: Ann Poe"), *[say("word " * 200)] * 10, say("Officers attending: Bo Roe"))
    assert len(meeting.rolls) == 1


def test_minutes_without_a_day_near_their_list_are_of_no_day() -> None:
    (meeting,) = read(say("In 2025"), say("Present: Ann Poe"), kind=DocumentKind.AGENDA)
    assert meeting.day is None
