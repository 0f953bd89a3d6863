"""The places where papers name people beside a label."""

from __future__ import annotations

import pytest

from assistant.people.places import Place, places_of
from assistant.people.roles import Role
from tests.assistant.people.papers import Part, head, laid_out, row, say
from vectorstore.types import BlockKind

R = Role


def read(*parts: Part, columns: tuple[str, ...] = (), pages: tuple[int, ...] = ()) -> tuple[Place, ...]:
    return places_of(*laid_out(*parts, columns=columns, pages=pages))


def told(*parts: Part, columns: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(place.label, place.value) for place in read(*parts, columns=columns)]


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        (
            [say("Report of: Jane Doe, Director of Homes\nand Neighbourhoods")],
            [("Report of", "Jane Doe, Director of Homes and Neighbourhoods")],
        ),
        (
            [say("Report author: Jane Doe, Head of Planning,"), say("Growth and Homes"), say("jane.doe@a.example")],
            [("Report author", "Jane Doe, Head of Planning, Growth and Homes jane.doe@a.example")],
        ),
        (
            [say("Title\nOpening\nResponsible officer\nAnn Poe - HR\nApproved by (in the app)\nBob Roe\nType\nNew")],
            [("Responsible officer", "Ann Poe - HR"), ("Approved by", "Bob Roe")],
        ),
        (
            [
                head("6. Report author and relevant director"),
                say("Ann Poe, Clerk\n01632 960 001"),
                say("Bob Roe\nHead of Law"),
            ],
            [("Report author and relevant director", "Ann Poe, Clerk 01632 960 001 Bob Roe")],
        ),
        ([say("Senior accountable officer"), say("Sue Moss")], [("Senior accountable officer", "Sue Moss")]),
        ([say("Responsible Delivery Ann Poe"), say("Lead")], [("Responsible Delivery Lead", "Ann Poe")]),
        ([say("PD: Director of Homes")], [("PD", "Director of Homes")]),
        ([head("DECISION TO BE TAKEN BY:"), say("Cabinet")], [("DECISION TO BE TAKEN BY", "Cabinet")]),
        ([say("Approved by: Not applicable"), say("Lead officer: TBC")], []),
        ([say("Subject: Jane Doe House")], []),
        (
            [say("5.1 Council endorses it."), say("Louise Gale\nPay Adviser\n01632 960 002")],
            [("", "Louise Gale Pay Adviser 01632 960 002")],
        ),
        ([say("Louise Gale\nPay Adviser\nShe advises."), say("Ann Poe"), head("2 Next")], []),
    ],
)
def test_labels_are_read_with_the_people_beside_and_below_them(
    parts: list[Part], places: list[tuple[str, str]]
) -> None:
    assert told(*parts) == places


@pytest.mark.parametrize(
    ("parts", "columns", "places"),
    [
        (
            [row("Report author:", "Ann Poe, Clerk", "01632 960 001")],
            (),
            [("Report author", "Ann Poe, Clerk 01632 960 001")],
        ),
        (
            [row("Report authors: Ann Poe, 01632 960 001", "Lead directors Sue Moss 01632 960 002")],
            (),
            [("Report authors", "Ann Poe, 01632 960 001"), ("Lead directors", "Sue Moss 01632 960 002")],
        ),
        (
            [row("Report authors: Ann Poe Clerk Bob Roe", "Lead directors Sue Moss, Director of Homes")],
            (),
            [("Report authors", "Ann Poe Clerk Bob Roe"), ("Lead directors", "Sue Moss, Director of Homes")],
        ),
        (
            [row("Ann Poe, Clerk", "Sue Moss")],
            ("Report author", "Relevant director"),
            [("Report author", "Ann Poe, Clerk"), ("Relevant director", "Sue Moss")],
        ),
        (
            [row("Ann Poe, Clerk", "None")],
            ("Report author", "Relevant director"),
            [("Report author", "Ann Poe, Clerk")],
        ),
        (
            [row("Capital Manager", "Jo Leigh", "01632 960 003")],
            ("Contact details",),
            [("Capital Manager", "Jo Leigh 01632 960 003")],
        ),
        ([row("Head of Homes", "Mould is treated")], ("Owner", "Action"), []),
        ([row("Head of Homes", "Mould is treated")], (), []),
        ([(BlockKind.TABLE_HEADER, "Report author\tRelevant director")], (), []),
    ],
)
def test_tables_give_people_beside_their_labels_or_under_their_columns(
    parts: list[Part], columns: tuple[str, ...], places: list[tuple[str, str]]
) -> None:
    assert told(*parts, columns=columns) == places


@pytest.mark.parametrize(
    "text", ["Edith Lamb\n12 Mill Lane\n01632 960 555", "Mrs Edith Lamb, a resident\nedith@lamb.example"]
)
def test_somebody_without_a_post_is_never_told_as_a_contact(text: str) -> None:
    assert read(say(text)) == ()


def test_a_table_of_contacts_makes_contacts_of_all_in_it() -> None:
    (place,) = read(row("Capital Manager", "Jo Leigh"), columns=("Contact details",))
    assert place.roles == {R.CONTACT}


@pytest.mark.parametrize(
    ("text", "group", "label"),
    [
        ("Parks & Streets Director: Lena Whit", "Parks & Streets", "Director"),
        ("Homes\nInterim Corporate Director: Lena Whit", "Homes", "Interim Corporate Director"),
        ("Lead Members: Councillor Lena Whit", "", "Lead Members"),
    ],
)
def test_a_line_over_rows_says_what_it_is_over(text: str, group: str, label: str) -> None:
    (place,) = read(say(text))
    assert (place.group, place.label) == (group, label)


def test_a_place_over_a_page_is_cited_a_page_each_without_the_furniture_between() -> None:
    document, blocks = laid_out(
        head("Contact details"),
        say("Ann Poe, Clerk"),
        say("Page 4"),
        say("Bob Roe, Head of Law"),
        pages=(3,),
        marks=("Page 4",),
    )
    (place,) = places_of(document, [block for block in blocks if document.quote(block.span) != "Page 4"])
    assert [document.quote(span) for span in place.spans] == ["Contact details\nAnn Poe, Clerk", "Bob Roe, Head of Law"]
