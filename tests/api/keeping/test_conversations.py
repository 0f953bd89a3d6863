from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.errors import CouldNotRun
from api.keeping.conversations import Asked, Conversations, NotKept, shortened
from api.keeping.database import FILE, Database
from api.keeping.tables import meta
from api.person import LOCAL_USER, Person

OTHER = Person(owner="other", roles=frozenset())
ANSWER: dict[str, Any] = {"answer": "The harbour wall costs £2.4m.", "citations": []}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def kept(database: Database) -> Conversations:
    return Conversations(database)


def asked(question: str, request: str | None = None) -> Asked:
    return Asked(question=question, answer=ANSWER, filters={"query": "kind=report"}, made_with={}, request=request)


def test_a_first_question_begins_a_conversation_that_is_named_for_it(kept: Conversations) -> None:
    turn = kept.add(LOCAL_USER, asked("What does the harbour wall cost?"))
    found = kept.get(LOCAL_USER, turn.conversation_id)
    assert found.name == "What does the harbour wall cost?"
    assert found.turns == (turn,)
    assert found.owner == LOCAL_USER.owner
    assert found.role in LOCAL_USER.roles
    assert turn.answer == ANSWER
    assert turn.filters == {"query": "kind=report"}


def test_a_follow_up_is_added_at_the_end_and_moves_the_conversation_to_the_top(kept: Conversations) -> None:
    first = kept.add(LOCAL_USER, asked("One?"))
    kept.add(LOCAL_USER, asked("Another?"))
    second = kept.add(LOCAL_USER, asked("And then?"), first.conversation_id)
    assert second.number == 2
    listed = kept.listed(LOCAL_USER)
    assert [one.name for one in listed] == ["One?", "Another?"]
    assert [one.questions for one in listed] == [2, 1]


def test_conversations_are_found_by_words_of_their_name_questions_and_answers(kept: Conversations) -> None:
    kept.add(LOCAL_USER, asked("What about the ferry?"))
    assert len(kept.listed(LOCAL_USER, "FERRY")) == 1
    assert len(kept.listed(LOCAL_USER, "ferry £2.4m")) == 1
    assert kept.listed(LOCAL_USER, "ferry tram") == ()
    assert kept.listed(LOCAL_USER, "%") == ()


def test_what_is_somebody_elses_is_as_if_it_were_not_there(kept: Conversations) -> None:
    turn = kept.add(LOCAL_USER, asked("Mine?", request="r1"))
    own = turn.conversation_id
    assert kept.listed(OTHER) == ()
    assert kept.by_request(OTHER, "r1") is None
    for attempt in (
        lambda: kept.get(OTHER, own),
        lambda: kept.turn(OTHER, turn.id),
        lambda: kept.rename(OTHER, own, "Theirs"),
        lambda: kept.delete(OTHER, own),
        lambda: kept.add(OTHER, asked("More?"), own),
    ):
        with pytest.raises(NotKept):
            attempt()
    assert kept.get(LOCAL_USER, own).name == "Mine?"


def test_an_asking_is_found_again_by_its_name(kept: Conversations) -> None:
    turn = kept.add(LOCAL_USER, asked("Once?", request="r1"))
    assert kept.by_request(LOCAL_USER, "r1") == turn == kept.turn(LOCAL_USER, turn.id)
    assert kept.by_request(LOCAL_USER, "r2") is None


def test_a_conversation_is_renamed_and_deleted_with_its_answers(kept: Conversations) -> None:
    turn = kept.add(LOCAL_USER, asked("One?"))
    kept.rename(LOCAL_USER, turn.conversation_id, "  For \n Tuesday ")
    assert kept.get(LOCAL_USER, turn.conversation_id).name == "For Tuesday"
    kept.delete(LOCAL_USER, turn.conversation_id)
    with pytest.raises(NotKept):
        kept.turn(LOCAL_USER, turn.id)


def test_what_nobody_has_added_to_for_so_many_days_goes(kept: Conversations) -> None:
    kept.add(LOCAL_USER, asked("Old?"))
    assert kept.delete_older(1) == 0
    assert kept.delete_older(-1) == 1
    assert kept.listed(LOCAL_USER) == ()


def test_a_long_name_is_cut_at_a_word() -> None:
    assert shortened("word " * 60) == "word " * 22 + "word…"


def test_a_file_of_another_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.writing() as connection:
        connection.execute(meta.update().values(value="0"))
    database.close()
    with pytest.raises(CouldNotRun, match="has schema 0"):
        Database(tmp_path)
    assert (tmp_path / FILE).exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("not a database, but long enough to be looked at as one", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="cannot be opened"):
        Database(tmp_path)
