"""Other wordings of what a question names."""

from __future__ import annotations

import pytest

from assistant.understanding.thesaurus import Thesaurus, curated, folded, thesaurus
from vectorstore.word_vectors import WordVectors


@pytest.fixture(scope="module")
def wordings(words: WordVectors) -> Thesaurus:
    return thesaurus([("FIP", "Forward Improvement Plan"), ("OR", "Order of Rank")], words)


def others(wordings: Thesaurus, text: str) -> dict[str, tuple[str, ...]]:
    return {alike.said: alike.forms for alike in wordings.alike(text)}


@pytest.mark.parametrize(
    ("text", "said", "form"),
    [
        ("How many ehcps are late?", "ehcps", "education, health and care plan"),
        ("education, health and care plans", "education, health and care plans", "EHCP"),
        ("What did O&S ask for?", "O&S", "overview and scrutiny"),
        ("Who's the boss of housing?", "boss", "chief executive"),
        ("the kids' vote", "kids", "young people"),
        ("the FIP's projects", "FIP", "Forward Improvement Plan"),
        ("the forward improvement plan", "forward improvement plan", "FIP"),
    ],
)
def test_a_wording_finds_the_others_of_its_thing(wordings: Thesaurus, text: str, said: str, form: str) -> None:
    assert form in others(wordings, text)[said]


def test_everyday_words_find_the_official_ones_and_not_the_other_way(wordings: Thesaurus) -> None:
    assert "waste collection" in others(wordings, "missed bins")["bins"]
    assert others(wordings, "waste collection") == {}


def test_an_acronym_that_is_an_english_word_counts_in_capitals_alone(wordings: Thesaurus) -> None:
    assert others(wordings, "please send it or not") == {}
    assert set(others(wordings, "SEND or OR")) == {"SEND", "OR"}


def test_of_names_inside_one_another_the_longest_counts(wordings: Thesaurus) -> None:
    assert list(others(wordings, "the special educational needs and disabilities code")) == [
        "special educational needs and disabilities"
    ]


def test_a_thing_named_twice_is_looked_for_once(wordings: Thesaurus) -> None:
    assert len(wordings.alike("kids and kids, FOI and foi")) == 2


def test_a_known_wording_is_no_slip_of_the_keyboard(wordings: Thesaurus) -> None:
    assert wordings.knows("potholes")
    assert not wordings.knows("pottholes")


def test_no_wording_of_the_list_is_given_as_another_of_itself(wordings: Thesaurus) -> None:
    assert not [key for key, forms in wordings.others.items() if key in map(folded, forms)]


def test_every_acronym_that_needs_capitals_is_in_the_list() -> None:
    listed = {form for group in curated().same for form in group}
    assert set(curated().in_capitals) <= listed
