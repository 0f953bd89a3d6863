"""Whether words name a person of a cell."""

from __future__ import annotations

import pytest

from assistant.register.people import is_one_person, names_someone, people_in, same_given_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ade", "Adrian"), ("A", "Adrian"), ("A.", "Adrian"), ("Kate", "Cath"), ("Jane", "jane"), ("Bob", "Robert")],
)
def test_given_names_that_one_person_can_have(one: str, other: str) -> None:
    assert same_given_name(one, other)
    assert same_given_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("Jane", "June"), ("Ade", "Andrew"), ("", "Adrian"), ("Ad", "Adrian")])
def test_given_names_of_two_people(one: str, other: str) -> None:
    assert not same_given_name(one, other)
    assert not same_given_name(other, one)


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Jane Doe / John Roe", [("Jane", "Doe"), ("John", "Roe")]),
        ("Cllr Jane Doe", [("Jane", "Doe")]),
        ("J Doe", [("J", "Doe")]),
        ("J. Doe, Head of Parks", [("J", "Doe")]),
        ("J.R. Doe", [("J", "R", "Doe")]),
        ("Head of Parks", []),
        ("Chair of the Board", []),
        ("Option B Board", []),
        ("A Board", []),
        ("", []),
    ],
)
def test_the_people_of_a_cell(value: str, people: list[tuple[str, ...]]) -> None:
    assert list(people_in(value)) == people


@pytest.mark.parametrize(
    "question",
    [
        "What does Adrian Thistlewood own?",
        "What does Ade Thistlewood own?",
        "What does A. Thistlewood own?",
        "What are Thistlewood's actions?",
        "What are Adrian’s actions?",
        "What does Mr Thistlewood own?",
        "What does Cllr Thistlewood own?",
        "List THISTLEWOOD actions",
    ],
)
def test_a_person_is_named_by_any_variant(question: str) -> None:
    assert names_someone(question, "Adrian Thistlewood, Director")


@pytest.mark.parametrize(
    "question",
    [
        "What does Andrew Thistlewood own?",
        "What does Adrian Marsh own?",
        "Which actions of workstream A are open?",
        "What does the Director own?",
        "Adrian",
    ],
)
def test_another_person_is_not_named(question: str) -> None:
    assert not names_someone(question, "Adrian Thistlewood, Director")


def test_an_initial_in_the_cell_fits_the_name_in_full() -> None:
    assert names_someone("What does Ottoline Marsh own?", "O Marsh")
    assert not names_someone("What does Peter Marsh own?", "O Marsh")


def test_a_cell_of_a_post_names_nobody() -> None:
    assert not names_someone("What does Adrian Thistlewood own?", "Director of Homes")


@pytest.mark.parametrize(
    ("value", "alone"),
    [
        ("Jane Doe", True),
        ("Cllr Jane Doe", True),
        ("Jane Doe / John Roe", False),
        ("Jane Doe, Heads of Centres", False),
        ("Head of Parks", False),
        ("", False),
    ],
)
def test_a_cell_that_names_one_person_and_nobody_else(value: str, alone: bool) -> None:
    assert is_one_person(value) is alone
