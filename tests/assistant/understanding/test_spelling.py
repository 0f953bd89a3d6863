"""Slips of the keyboard: mended where a word is very near, left alone where the papers are silent."""

from __future__ import annotations

import pytest

from assistant.types import AbstentionReason
from assistant.understanding.spelling import Spelling, is_slip_of
from assistant.understanding.types import ReadAs
from tests.assistant.conftest import Ask
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, PUBLIC_READER
from vectorstore.word_vectors import WordVectors


@pytest.fixture(scope="module")
def spelling(record: Index, words: WordVectors) -> Spelling:
    return Spelling(record, words)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what did the comittee resolve", "what did the committee resolve"),
        ("Comitee on alotment rents", "Committee on allotment rents"),
        ("the damp programe", "the damp programme"),
        ("what did Marjorie Penhalow say", "what did Marjorie Penhallow say"),
        ("apologies from Fenimore", "apologies from Fennimore"),
    ],
)
def test_a_word_that_no_paper_has_is_read_as_the_one_it_nearly_is(spelling: Spelling, typed: str, read: str) -> None:
    assert spelling.mend(typed, PUBLIC_READER)[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "how many penguins does the zoo keep",  # plain English that the papers lack
        "who is Rupert Pemberley",  # a person never named
        "what did Penhallam say",  # a name that is merely like one
        "how is b2 doing, and A4",  # references
        "what of the VANZ and the NEET",  # in capitals
        "the co-comittee",  # a part of a word
        "who are the movers and the timers",  # plain English without its ending
        "when where which",  # nothing but asking
    ],
)
def test_what_the_papers_are_silent_on_stays_what_it_is(spelling: Spelling, text: str) -> None:
    assert spelling.mend(text, PUBLIC_READER) == (text, ())


def test_every_word_that_was_read_as_another_is_told_in_order(spelling: Spelling) -> None:
    _, read = spelling.mend("the comittee on alotment rents", PUBLIC_READER)
    assert read == (ReadAs(typed="comittee", read="committee"), ReadAs(typed="alotment", read="allotment"))


def test_words_that_are_known_otherwise_are_no_slips(spelling: Spelling) -> None:
    assert spelling.mend("the comittee", PUBLIC_READER, known=lambda word: True)[1] == ()


def test_words_of_withheld_papers_mend_no_public_question(spelling: Spelling) -> None:
    assert spelling.mend("Quilfeather", PUBLIC_READER)[1] == ()
    assert spelling.mend("Quilfeather", OFFICER_READER)[0] == "Quillfeather"


@pytest.mark.parametrize(
    ("typed", "word", "strict", "slip"),
    [
        ("comitee", "committee", False, True),
        ("buget", "budget", False, True),
        ("apprentiships", "apprenticeships", False, True),
        ("deletion", "delegation", False, False),
        ("Johnson", "Johnston", True, False),
        ("Harison", "Harrison", True, True),
        ("Carowbry", "Carrowby", True, False),
        ("Carrwoby", "Carrowby", True, True),
    ],
)
def test_names_are_mended_more_strictly_than_words(typed: str, word: str, strict: bool, slip: bool) -> None:
    assert is_slip_of(typed, word, strict=strict) is slip


def test_the_answer_says_what_was_read(ask: Ask) -> None:
    answer = ask("What is the rent of a full alotment plot, said the comittee?")
    assert [one.typed for one in answer.read_as] == ["alotment", "comittee"]
    assert "£54" in answer.text


def test_an_abstention_still_names_what_no_paper_mentions(ask: Ask) -> None:
    answer = ask("How many penguins does the zoo keep?")
    assert answer.abstention and answer.abstention.reason is AbstentionReason.NOT_FOUND
    assert "“penguins”" in answer.text
