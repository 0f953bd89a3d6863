"""Names in claims: what counts as one, and where it may come from."""

from __future__ import annotations

import pytest

from assistant.checks.names import names_of, unfounded_names

QUOTE = "It was moved by Cllr O’Hara-Finch and seconded by Ms Penhallow that the HNS levy in Upper Wexcombe be kept."


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("The levy was moved by Edwina Carrowby.", ["Edwina", "Carrowby"]),
        ("Edwina Carrowby moved the levy.", ["Edwina", "Carrowby"]),
        ("Residents moved it. Officers agreed.", []),
        ("It is due on 3 May 2025 under A2.", []),
        ("The Councillor told the Council so.", []),
        ("NHS staff agreed.", ["NHS"]),
        ("It met on Tuesday.", ["Tuesday"]),
    ],
)
def test_a_name_has_a_capital_where_grammar_asks_for_none(claim: str, names: list[str]) -> None:
    assert list(names_of(claim)) == names


@pytest.mark.parametrize(
    "claim",
    [
        "Councillor O'Hara-Finch moved it.",
        "Councillor Finch moved it.",
        "Penhallow’s seconding kept the levy in Wexcombe.",
        "The Housing Needs Service levy was kept.",
        "The HNS levy was kept.",
        "The Harbour Report keeps the levy.",
        "Mr Penhallow seconded it.",
    ],
)
def test_a_name_that_the_quote_or_the_title_has_in_some_form_is_founded(claim: str) -> None:
    assert unfounded_names(claim, [QUOTE], ["Harbour report"]) == []


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("Cllr Fennimore moved it.", ["Fennimore"]),
        ("It was kept in Lower Wexcombe.", ["Lower"]),
        ("The NHS levy was kept.", ["NHS"]),
        ("Fennimore Borough kept it, said Fennimore.", ["Fennimore", "Borough"]),
    ],
)
def test_a_name_that_stands_nowhere_is_unfounded_and_told_once(claim: str, missing: list[str]) -> None:
    assert unfounded_names(claim, [QUOTE], ["Harbour report"]) == missing


def test_an_acronym_is_founded_by_the_words_it_stands_for() -> None:
    assert unfounded_names("It is for NEET people.", ["those not in education, employment or training"], []) == []
    assert unfounded_names("It is for SEND pupils.", ["Special Educational Needs and Disabilities"], []) == []
    assert unfounded_names("It is for NEST pupils.", ["Special Educational Needs"], []) == ["NEST"]
    assert unfounded_names("The SEN plan.", ["pupils with special educational needs"], []) == []


def test_a_month_is_founded_by_a_date_in_figures() -> None:
    assert unfounded_names("It ends in March.", ["due 31/03/2025"], []) == []
    assert unfounded_names("It ends in April.", ["due 31/03/2025"], []) == ["April"]


def test_a_first_word_is_a_name_where_the_papers_never_write_it_small() -> None:
    papers = ["Penhallow spoke. The tenants spoke, and Tenants First wrote."]
    assert unfounded_names("Penhallow spoke of damp.", ["spoke of damp"], [], papers) == ["Penhallow"]
    assert unfounded_names("Tenants spoke of damp.", ["spoke of damp"], [], papers) == []
    assert unfounded_names("Householders spoke of damp.", ["spoke of damp"], [], papers) == []
