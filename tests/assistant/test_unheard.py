"""Questions about things that no paper has a word for."""

from __future__ import annotations

import pytest

from assistant.query import take_apart
from assistant.unheard import is_unheard_of
from tests.assistant.conftest import Ask
from tests.assistant.papers import planned, stretch
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

HELD = "The committee decided to mend the vans."


@pytest.mark.parametrize(
    ("asked", "unheard"),
    [
        ("What did the committee decide about the zoo?", True),
        ("What did the committee decide about the hedgehogs and the velodrome?", True),
        ("What did the committee decide about the vans?", False),
        ("What was shuffled by the committee?", False),
        ("What did the committee decide all of a sudden?", False),
        ("What did A2 decide about the zoo?", False),
    ],
    ids=["a thing", "two things", "one that is held", "what is done", "how", "a reference"],
)
def test_a_thing_that_no_paper_has_a_word_for_is_unheard_of(
    record: Index, words: WordVectors, asked: str, unheard: bool
) -> None:
    query = take_apart(planned(asked), record, words)
    assert is_unheard_of(query, [stretch(HELD)], words) is unheard


def test_what_the_evidence_has_a_like_word_for_is_heard_of(record: Index, words: WordVectors) -> None:
    query = take_apart(planned("What was decided on the zoo?"), record, words)
    assert not is_unheard_of(query, [stretch("The zoo is to be mended.")], words)
    assert not is_unheard_of(query, [], words)


def test_a_question_about_a_thing_unheard_of_is_refused_and_says_which_word(ask: Ask) -> None:
    answer = ask("What is the policy on hedgehogs?")
    assert answer.abstention is not None
    assert "hedgehogs" in answer.abstention.text


def test_common_words_rank_before_seldom_ones_and_what_is_no_single_piece_last(words: WordVectors) -> None:
    assert words.rank("moment") < words.rank("zoo") < words.rank("crematorium")
