"""Where a quote stands: found however it is typed, and always the record's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.locating import find_quote
from assistant.types import Evidence
from tests.assistant.papers import row, stretch
from vectorstore.types import Span

TEXT = (
    "The ‘Safe Streets’ programme – agreed in July – has cost £1.2m.  It did not begin until\nMay, as infor-\nmation "
    "was **late**. The vans' fleet is old."
)
ITEM = stretch(TEXT)


def found(quote: str, item: Evidence = ITEM, *, widen: bool = False) -> list[str]:
    return [item.document.quote(span) for span in find_quote(quote, item, widen=widen)]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("the 'safe streets' programme - agreed", "The ‘Safe Streets’ programme – agreed"),
        ('The "Safe Streets" programme, agreed in July', ""),
        ("The Safe Streets programme — agreed in July.", "The ‘Safe Streets’ programme – agreed in July"),
        ("not begin until May, as information was late", "not begin until\nMay, as infor-\nmation was **late"),
        ("it did not begin until May", "It did not begin until\nMay"),
        ("t did not begin until May", ""),
        ("The vans’ fleet is old", "The vans' fleet is old"),
        ("The van fleet is very old", ""),
    ],
)
def test_case_blanks_quotation_marks_dashes_and_mark_up_make_no_difference(typed: str, stands: str) -> None:
    assert found(typed) == ([stands] if stands else [])


@pytest.mark.parametrize("dots", ["...", "…", " [...] ", " […] "])
def test_a_quote_with_words_left_out_is_found_in_its_parts(dots: str) -> None:
    assert found(f"has cost £1.2m.{dots}The vans' fleet is old") == ["has cost £1.2m", "The vans' fleet is old"]


@pytest.mark.parametrize("quote", ["has cost £1.2m … the moon is old", "The programme … has cost £1.2m", "...", ""])
def test_every_part_has_to_stand_and_to_be_more_than_a_scrap(quote: str) -> None:
    assert found(quote) == []


def test_a_quote_that_itself_holds_dots_is_found_whole() -> None:
    item = stretch("Contents ... page 3 of the first report")
    assert found("Contents ... page 3 of the first report", item) == [item.text]


def test_words_are_whole_words_at_both_ends() -> None:
    item = stretch("A recreation ground was made; creation ground was made of it.")
    assert find_quote("creation ground was made of it", item) == (Span(start=30, end=60),)
    assert found("creation   Ground WAS made of it", item) == ["creation ground was made of it"]


def test_a_quote_is_widened_to_the_sentences_it_is_of() -> None:
    assert found("begin until May, as information was", widen=True) == [
        "It did not begin until\nMay, as infor-\nmation was **late**."
    ]
    assert found("has cost £1.2m. It did not begin", widen=True)[0].startswith("The ‘Safe Streets’")
    assert found("The vans' fleet is old", widen=True) == ["The vans' fleet is old."]


ROW = row(("Ref", "Project", "Lead", "Due"), ("A4", "Tenant repair panel", "Head of Repairs", "1 May 2025"))


@pytest.mark.parametrize("quote", ["Head of Repairs", "A4 | Tenant repair panel", "A4", "1 May 2025"])
def test_whole_cells_of_a_row_are_enough_and_cite_the_row(quote: str) -> None:
    assert found(quote, ROW) == [ROW.text]


@pytest.mark.parametrize("quote", ["Head of", "repair panel | Head of Repairs"])
def test_parts_of_cells_are_not(quote: str) -> None:
    assert found(quote, ROW) == ([] if len(quote.split()) < 5 else ["repair panel\tHead of Repairs"])


def test_a_row_is_widened_to_the_whole_row() -> None:
    assert found("Tenant repair panel | Head of Repairs", ROW, widen=True) == [ROW.text]


def test_what_is_struck_out_is_not_found_and_not_cited() -> None:
    text = "The rent of a plot shall rise by 5% 7% a year from April."
    item = stretch(text)
    gone = Span(start=text.index("5% "), end=text.index("7%"))
    item = replace(item, document=replace(item.document, deletions=(gone,)))
    assert found("shall rise by 5% 7% a year", item) == []
    assert found("of a plot shall Rise by 7% a year from", item) == ["of a plot shall rise by", "7% a year from"]
