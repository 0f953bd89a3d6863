from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.keeping.conversations import Asked, Conversations, NotKept
from api.keeping.database import Database
from api.keeping.feedback import PAGE, FeedbackStore, Narrowing, Opinion, State, Why
from api.keeping.tables import feedback as table
from api.keeping.tables import metadata
from api.keeping.types import Turn
from api.person import LOCAL_USER, Person
from tests.api.kept_answers import answer

OTHER = Person(owner="other", roles=frozenset())
BAD = Opinion(helpful=False, reasons=(Why.WRONG, Why.MISSING), note="The figure is old.")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> FeedbackStore:
    return FeedbackStore(database)


def turn(database: Database, question: str = "How long?") -> Turn:
    filters = {"query": "as_of=2025-03-31", "said": ["Up to 31 March 2025"]}
    asked = Asked(question=question, answer=answer(), filters=filters, made_with={"writer": "extractive"})
    return Conversations(database).add(LOCAL_USER, asked)


def test_an_opinion_is_kept_with_all_that_it_was_about(database: Database, store: FeedbackStore) -> None:
    about = turn(database)
    given = store.give(LOCAL_USER, about, BAD, ["And before?"])
    assert store.get(given.id) == given
    assert (given.opinion, given.state, given.owner) == (BAD, State.NEW, LOCAL_USER.owner)
    assert given.role in LOCAL_USER.roles
    assert given.answer == about.answer
    assert given.made_with == {"writer": "extractive"}
    assert given.history == ("And before?",)
    assert given.filters["said"] == ["Up to 31 March 2025"]


def test_it_outlasts_its_conversation(database: Database, store: FeedbackStore) -> None:
    about = turn(database)
    given = store.give(LOCAL_USER, about, BAD)
    Conversations(database).delete(LOCAL_USER, about.conversation_id)
    assert store.get(given.id).question == "How long?"


def test_it_can_be_changed_and_is_new_to_officers_again(database: Database, store: FeedbackStore) -> None:
    about = turn(database)
    first = store.give(LOCAL_USER, about, BAD)
    store.handle(first.id, State.DONE, "Mended.")
    second = store.give(LOCAL_USER, about, Opinion(helpful=True))
    assert (second.id, second.state, second.comment) == (first.id, State.NEW, "Mended.")
    assert second.opinion == Opinion(helpful=True)
    assert len(store.listed(Narrowing())) == 1


def test_each_has_their_own_and_takes_back_only_that(database: Database, store: FeedbackStore) -> None:
    about = turn(database)
    store.give(LOCAL_USER, about, BAD)
    theirs = store.give(OTHER, about, Opinion(helpful=True))
    assert theirs.role == ""
    assert store.given(LOCAL_USER, [about.id])[about.id].opinion == BAD
    store.take_back(LOCAL_USER, about.id)
    assert store.given(LOCAL_USER, [about.id]) == {}
    assert store.get(theirs.id) == theirs


def test_lists_are_narrowed_counted_and_newest_first(database: Database, store: FeedbackStore) -> None:
    store.give(LOCAL_USER, turn(database, "One?"), Opinion(helpful=True))
    store.give(LOCAL_USER, turn(database, "Two?"), Opinion(helpful=False, reasons=(Why.MISSING,)))
    third = store.give(LOCAL_USER, turn(database, "Three?"), BAD)
    store.handle(third.id, State.LOOKED_AT, "")

    def questions(narrowing: Narrowing) -> list[str]:
        return [item.question for item in store.listed(narrowing)]

    assert questions(Narrowing()) == ["Three?", "Two?", "One?"]
    assert questions(Narrowing(helpful=True)) == ["One?"]
    assert questions(Narrowing(helpful=False, why=Why.MISSING)) == ["Three?", "Two?"]
    assert questions(Narrowing(why=Why.WRONG, state=State.LOOKED_AT)) == ["Three?"]
    tally = store.counted(Narrowing())
    assert (tally.all, tally.helpful) == (3, 1)
    assert tally.why == {Why.WRONG: 1, Why.MISSING: 2}
    assert tally.states == {State.NEW: 2, State.LOOKED_AT: 1}


def test_a_list_comes_a_page_at_a_time_or_whole(database: Database, store: FeedbackStore) -> None:
    for number in range(PAGE + 1):
        store.give(LOCAL_USER, turn(database, f"{number}?"), BAD)
    assert [len(store.listed(Narrowing(), page)) for page in (1, 2, None)] == [PAGE, 1, PAGE + 1]


def test_what_is_not_there_cannot_be_read_handled_or_made_gold(store: FeedbackStore) -> None:
    with pytest.raises(NotKept):
        store.get("none")
    with pytest.raises(NotKept):
        store.handle("none", State.DONE, "")
    with pytest.raises(NotKept):
        store.make_gold("none", "gold-1", lambda: pytest.fail("nothing is to be written"))


def test_a_gold_question_is_noted_only_where_it_was_written(database: Database, store: FeedbackStore) -> None:
    given = store.give(LOCAL_USER, turn(database), BAD)

    def fails() -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        store.make_gold(given.id, "gold-1", fails)
    assert store.get(given.id).gold_id is None
    store.make_gold(given.id, "gold-1", lambda: None)
    assert store.get(given.id).gold_id == "gold-1"


def test_what_nobody_changed_for_long_enough_is_deleted(database: Database, store: FeedbackStore) -> None:
    old, new = (store.give(LOCAL_USER, turn(database), BAD) for _ in range(2))
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    with database.writing() as connection:
        connection.execute(table.update().where(table.c.id == old.id).values(changed=long_ago))
    assert store.delete_older(30) == 1
    assert [item.id for item in store.listed(Narrowing())] == [new.id]


def test_a_file_from_before_there_was_feedback_is_given_its_table(tmp_path: Path) -> None:
    first = Database(tmp_path)
    with first.writing() as connection:
        metadata.tables["feedback"].drop(connection)
    first.close()
    again = Database(tmp_path)
    assert FeedbackStore(again).listed(Narrowing()) == ()
    again.close()
