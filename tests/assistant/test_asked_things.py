"""Kinds of thing that are asked for by their own word."""

from __future__ import annotations

import pytest

from assistant.asked_things import thing_lacking
from tests.assistant.conftest import About
from tests.assistant.papers import row, stretch


@pytest.mark.parametrize(
    ("asked", "held", "lacking"),
    [
        ("Which company runs the café?", "The café at Old Priory is let until 2027.", "No firm"),
        ("Who holds the contract for the café?", "The café at Old Priory is let until 2027.", "No firm"),
        ("Who designed the café?", "The café is let until 2027.", "no firm or person"),
        ("What is the clerk's e-mail address?", "Ring 01632 960 101.", "an e-mail address"),
        ("What is the phone number of the café?", "Write to cafe@wexcombe.example.", "a telephone number"),
        ("What is the postcode of the library?", "The library is at 4 Castle Street.", "a postcode"),
        ("How old is the mayor?", "The mayor spoke for 20 minutes.", "an age"),
        ("Which party is the mayor in?", "The mayor spoke for 20 minutes.", "a political party"),
        ("Which party is Mr Quill in?", "The Labour Group left.", "a political party"),
        ("Which party is Mr Quill in?", "The cross-party group of Mr Quill met.", "a political party"),
        ("What time did the meeting end?", "The meeting was on 4 May.", "a time of day"),
        ("What was the final outturn?", "The final budget was £40,000.", "an outturn that is final"),
        ("email for the clerk", "Ring 01632 960 101.", "an e-mail address"),
        ("How much is the fund paying the club?", "The club is paid for by the fund.", "a cost"),
        ("Who seconded the motion?", "Councillor Frith moved the motion.", "who seconded"),
        ("How much did the new roof cost?", "The roof leaks. Arrears of £4,000 were found.", "a cost"),
        ("What was the rent of the café?", "The café was let in 2024.", "an amount of money"),
        ("What was the final cost of the roof?", "The roof is forecast to cost £40,000.", "not how it turned out"),
        ("Who is the firm that runs the café?", "The café is let until 2027.", "No firm"),
        ("Which consultants told us to close it?", "The café is let until 2027.", "No firm"),
        ("Which member raised the café?", "A member raised the café.", "names nobody"),
        ("How many councillors voted for it?", "The motion was carried.", "how many voted"),
        ("What is the charity number of the club?", "The club is a charity.", "does not give this number"),
        ("Whereabouts will the new depot be?", "The new depot is fit for purpose.", "where this is"),
        ("What is the address of the depot?", "The depot is near the sea.", "an address"),
    ],
)
def test_what_no_evidence_shows_is_said_to_lack(about: About, asked: str, held: str, lacking: str) -> None:
    thing = thing_lacking(about(asked), [stretch(held)])
    assert thing is not None
    assert lacking in thing.lacking


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Which company runs the café?", "The café is let to Ferriby Foods Ltd until 2027."),
        ("Which company runs the café?", "The café is let to Quillonette until 2027."),
        ("Which company runs the café?", "The café is let to a company that also runs the pier."),
        ("Who designed the café?", "The café is the work of Marjorie Penhallow."),
        ("What is the clerk's e-mail address?", "Write to clerk@wexcombe.example."),
        ("What is the phone number of the café?", "Ring 01632 960 101."),
        ("What is the phone number for the Head of Property?", "Head of Property, 01632 960 101"),
        ("What is the postcode of the library?", "4 Castle Street, WX1 4AB"),
        ("How old is the mayor?", "The mayor was born in 1961."),
        ("Which party is the mayor in?", "The mayor leads the Independent Group."),
        ("Which party is Mr Quill in?", "Mr Quill (Labour) spoke."),
        ("What time did the meeting end?", "The meeting ended at 9.45 pm."),
        ("What was the final outturn?", "The outturn was £40,000."),
        ("Which company runs the café?", "The café is let to a partner (PwQ) until 2027."),
        ("Who seconded the motion?", "The motion was moved and seconded by Councillor Frith."),
        ("How much did the new roof cost?", "The new roof cost £40,000."),
        ("How much did the new roof cost?", "The roof was mended at no extra cost."),
        ("How much was paid to the tenant?", "The Ombudsman ordered £3,850 and an apology."),
        ("What was the rent of the café?", "The café pays nothing in its first year."),
        ("What was the final cost of the roof?", "Forecast at £40,000, the roof came to £52,000."),
        ("What was the final cost of the roof?", "The roof cost £52,000."),
        ("What is the council for?", "It serves the town."),
        ("Which member raised the café?", "Councillor Frith raised the café."),
        ("Which cabinet member runs the café?", "The Cabinet Member for Parks."),
        ("How many councillors voted for it?", "The motion was carried by 6 votes to 3."),
        ("What is the e-mail address for the depot?", "depot@wexcombe.example"),
    ],
)
def test_what_some_evidence_shows_is_not_lacking(about: About, asked: str, held: str) -> None:
    assert thing_lacking(about(asked), [stretch("The report was noted."), stretch(held)]) is None


def test_the_number_of_one_post_is_not_that_of_another(about: About) -> None:
    thing = thing_lacking(
        about("What is the phone number for the Head of Planning?"), [stretch("Head of Property, 01632 960 101")]
    )
    assert thing is not None


@pytest.mark.parametrize(
    "held",
    [
        "The café is let, as the Head of Property and Estates told Marjorie Penhallow in Castle Street.",
        "Catering was tendered. The service for Catering is let.",
        "The Old Priory café is Our pride.",
    ],
    ids=["posts, people and places", "words that the paper writes small as well", "words of the question"],
)
def test_other_capitals_are_no_name_of_a_firm(about: About, held: str) -> None:
    item = stretch(f"{held} We value catering.")
    assert thing_lacking(about("Which company runs the Old Priory café?"), [item]) is not None


def test_a_unit_over_a_column_makes_a_cost_of_its_figures(about: About) -> None:
    item = row(("Scheme", "Cost £000"), ("New roof", "40"))
    assert thing_lacking(about("How much did the new roof cost?"), [item]) is None
