"""What is left of a question once its table and its conditions are taken away."""

from __future__ import annotations

import pytest

from assistant.register.asking import read_ask
from assistant.register.narrowing import conditions_of
from assistant.register.pools import pools_of
from assistant.register.topic import Topic, topic_of
from tests.assistant.conftest import About
from tests.assistant.handmade import paper, row
from vectorstore.records import RecordKind
from vectorstore.word_vectors import WordVectors

VERSION = paper(
    "plan.md",
    [
        row(RecordKind.ACTION, "A1", title="Survey the homes for damp", owner="Jane Doe", status="Open"),
        row(RecordKind.ACTION, "A2", title="Mend the vans", owner="Head of Repairs", status="Closed"),
    ],
)
POOL = pools_of(VERSION.document, VERSION.records)[0]


def topic(about: About, text: str) -> Topic:
    query = about(text)
    ask = read_ask(query.plan)
    return topic_of(query, ask, conditions_of(query.plan, ask, POOL), POOL)


@pytest.mark.parametrize(
    "text",
    [
        "How many actions are there?",
        "Which actions are open?",
        "Which actions does Jane Doe own?",
        "Which actions of Cllr Doe were open in March 2025?",
        "List the actions of A1",
        "Which actions are not open?",
    ],
)
def test_what_asks_and_what_conditions_say_is_no_topic(about: About, text: str) -> None:
    assert not topic(about, text).weighty


def test_what_the_rows_must_be_about_is_left(about: About, words: WordVectors) -> None:
    left = topic(about, "Which actions are about damp surveys?")
    assert left.weighty
    assert set(left.words) == {"damp", "surveys"}
    first, second = left.covered(POOL.records, "A plan", words)
    assert first == 1.0
    assert second < 0.75


def test_words_that_mean_nearly_the_same_count_for_part(about: About, words: WordVectors) -> None:
    first, second = topic(about, "Which actions are about lorries?").covered(POOL.records, "A plan", words)
    assert first < second < 1.0


def test_where_nothing_is_left_every_row_is_about_it(about: About, words: WordVectors) -> None:
    none = topic(about, "How many actions are there?")
    assert none.covered(POOL.records, "A plan", words) == [1.0, 1.0]
    assert none.named("Actions") == 0.0


def test_a_title_names_as_much_of_the_topic_as_it_says(about: About) -> None:
    left = topic(about, "Which actions are about damp?")
    assert left.named("Damp in homes") == 1.0
    assert left.named("Vans") == 0.0
