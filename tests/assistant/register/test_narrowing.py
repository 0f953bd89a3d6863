"""The conditions that a question puts to a table, read off the values of its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.register.asking import read_ask
from assistant.register.narrowing import Condition, cannot_tell, conditions_of
from assistant.register.pools import Pool, pools_of
from tests.assistant.handmade import Line, paper, row
from tests.assistant.papers import planned
from vectorstore.records import FieldSource, RecordKind

K = RecordKind
LOST = {"rating": FieldSource.NOT_SHOWN}


def action(label: str, **cells: str) -> Line:
    return row(K.ACTION, label, **cells)


ROWS = (
    action("A1", owner="Jane Doe", due="31 March 2025", status="Open", score="12"),
    action("A2", owner="Head of Lettings", due="30 June 2025", status="Open - awaiting advice", score="16"),
    action("A3", owner="J Doe", due="30 June 2025", status="Completed and embedded", score="20"),
    action("A4", owner="", due="ongoing", status="Not started", score="8"),
)
Read = Callable[[str], tuple[Condition, ...]]


def pool_of(*lines: Line) -> Pool:
    version = paper("plan.md", lines)
    return pools_of(version.document, version.records)[0]


def conditions(text: str, pool: Pool | None = None) -> tuple[Condition, ...]:
    plan = planned(text)
    return conditions_of(plan, read_ask(plan), pool or pool_of(*ROWS))


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("Which actions are open?", "status", {0, 1}),
        ("Which actions are finished?", "status", {2}),
        ('Which actions are marked "Open"?', "status", {0, 1}),
        ("Which actions are not started?", "status", {3}),
        ("Which actions have not begun?", "status", {3}),
        ("Which actions does Jane Doe own?", "owner", {0, 2}),
        ("Which actions are the Head of Lettings responsible for?", "owner", {1}),
        ("Which actions are due in June 2025?", "due", {1, 2}),
        ("Which actions are due in June?", "due", {1, 2}),
        ("Which actions are due before June 2025?", "due", {0}),
        ("Which actions score 16 or above?", "score", {1, 2}),
        ("Which actions have no owner?", "owner", {3}),
    ],
)
def test_a_condition_is_read_off_the_values_of_a_field(text: str, name: str, rows: set[int]) -> None:
    (condition,) = conditions(text)
    assert (condition.name, condition.rows, condition.denied) == (name, rows, False)


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("Which actions are not open?", "status", {2, 3}),
        ("Which actions haven't been finished?", "status", {0, 1, 3}),
        ("Apart from Jane Doe's, which actions are there?", "owner", {1}),
        ("Which actions are not due in June 2025?", "due", {0, 3}),
    ],
)
def test_a_denied_condition_holds_of_the_rows_that_say_something_else(text: str, name: str, rows: set[int]) -> None:
    (condition,) = conditions(text)
    assert (condition.name, condition.rows, condition.denied) == (name, rows, True)


def test_which_ones_are_not_denies_the_state_and_leaves_the_other_conditions() -> None:
    status, due = sorted(
        conditions("Of the actions due in June 2025, which are finished and which aren't?"), key=lambda c: not c.denied
    )
    assert (status.name, status.denied, status.rows) == ("status", True, {0, 1, 3})
    assert (due.name, due.denied, due.rows) == ("due", False, {1, 2})


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("Nearly every action has June 2025 as its completion date. Which ones don't?", "due", {0, 3}),
        ("Nearly every action is completed and embedded. Which ones aren't?", "status", {0, 1, 3}),
    ],
)
def test_a_completion_date_is_no_state(text: str, name: str, rows: set[int]) -> None:
    (condition,) = conditions(text)
    assert (condition.name, condition.rows, condition.denied) == (name, rows, True)


def test_conditions_on_several_fields_all_hold_the_surest_first() -> None:
    found = conditions("Which finished actions of Jane Doe's are due in June 2025?")
    assert [condition.name for condition in found] == ["owner", "due", "status"]
    assert frozenset.intersection(*(condition.rows for condition in found)) == {2}


def test_one_word_of_the_question_filters_one_column_of_states() -> None:
    pool = pool_of(action("A1", status="Open", response="Open"), action("A2", status="Closed", response="Open"))
    assert [condition.name for condition in conditions("Which actions are open?", pool)] == ["status"]


SCALE = (
    action("A1", assessment="1: Achieved (in full)"),
    action("A2", assessment="3: Not achieved (progress made)"),
    action("A3", assessment="6: In progress"),
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Which actions are marked as in progress?", {2}),
        ("Which actions are underway?", {1, 2}),
        ("Which actions are finished?", {0}),
    ],
)
def test_a_state_said_in_its_own_words_is_meant_before_those_that_mean_alike(text: str, rows: set[int]) -> None:
    (condition,) = conditions(text, pool_of(*SCALE))
    assert condition.rows == rows


SHARED = (
    action("A1", owner="Jane Doe", status="Closed"),
    action("A2", owner="Jane Doe / John Roe", status="Closed, handed on"),
    action("A3", owner="John Roe; Heads of Centres", status="Closed. Handed on."),
    action("A4", owner="Head of Lettings", status="Open"),
    action("A5", owner="Head of Lettings / Mary Poe", status="Open"),
)


@pytest.mark.parametrize(
    ("text", "name", "rows", "only"),
    [
        ("How many actions are just Jane Doe's?", "owner", {0}, True),
        ("How many actions does Jane Doe own with nobody else named?", "owner", {0}, True),
        ("How many actions does Jane Doe own?", "owner", {0, 1}, False),
        ("How many actions does John Roe own on his own?", "owner", set(), True),
        ("How many actions does the Head of Lettings own on her own?", "owner", {3}, True),
        ("How many actions are plain closed?", "status", {0}, True),
        ("How many actions are closed?", "status", {0, 1, 2}, False),
        ("List just the closed actions", "status", {0, 1, 2}, False),
    ],
)
def test_a_value_that_is_meant_alone_is_all_that_its_cell_says(
    text: str, name: str, rows: set[int], only: bool
) -> None:
    (condition,) = conditions(text, pool_of(*SHARED))
    assert (condition.name, condition.rows, condition.only) == (name, rows, only)


def test_what_is_not_just_one_persons_is_everything_else() -> None:
    (condition,) = conditions("Which actions are not just Jane Doe's?", pool_of(*SHARED))
    assert (condition.rows, condition.denied, condition.only) == ({1, 2, 3, 4}, True, True)


def test_a_column_of_free_text_is_no_column_of_states() -> None:
    talk = "Shift {} that began in the autumn is now open to everybody in the service"
    pool = pool_of(*(action(f"A{n}", progress=talk.format(n)) for n in range(4)))
    assert conditions("Which actions are open?", pool) == ()


def test_a_value_that_is_a_part_of_a_longer_one_said_too_is_left_out() -> None:
    pool = pool_of(action("A1", ward="Oak"), action("A2", ward="Oak Green"), action("A3", ward="Elm"))
    (condition,) = conditions("Which actions are in Oak Green?", pool)
    assert condition.values == ("Oak Green",)


def test_a_question_without_a_condition_has_none() -> None:
    assert conditions("How many actions are there?") == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many actions are red?",
        "Which actions does Rupert Bellweather own?",
        "Which actions are due after 2030?",
        "Which actions do not mention the vans?",
        "Which actions have no due date?",
        "Which ones aren't?",
    ],
)
def test_what_no_value_shows_cannot_be_told(text: str) -> None:
    plan, pool = planned(text), pool_of(*ROWS)
    assert cannot_tell(plan, pool, conditions_of(plan, read_ask(plan), pool))


@pytest.mark.parametrize(
    "text",
    [
        "How many actions are open?",
        "Which actions are not open?",
        "Which actions are due after April 2025?",
        "List them",
    ],
)
def test_what_the_values_show_can_be_told(text: str) -> None:
    plan, pool = planned(text), pool_of(*ROWS)
    assert not cannot_tell(plan, pool, conditions_of(plan, read_ask(plan), pool))


def test_a_lost_colour_is_neither_a_colour_nor_a_blank() -> None:
    pool = pool_of(replace(action("A1", rating=""), sources=LOST), replace(action("A2", rating=""), sources=LOST))
    for text in ("Which actions are red?", "Which actions have no rating?"):
        plan = planned(text)
        assert cannot_tell(plan, pool, conditions_of(plan, read_ask(plan), pool))


def test_a_name_that_stands_over_the_rows_is_no_strangers() -> None:
    pool = pool_of(row(K.ACTION, "A1", table="Rupert Bellweather review", owner="Jane Doe"))
    plan = planned("Which actions came from the Rupert Bellweather review?")
    assert not cannot_tell(plan, pool, conditions_of(plan, read_ask(plan), pool))


def test_the_noun_of_what_is_listed_is_no_value_of_a_cell() -> None:
    options = pool_of(action("A1", assessment="Recommended"), action("A2", assessment="Not recommended at present"))
    assert conditions("What are the recommendations of the report?", options) == ()
    assert [c.name for c in conditions("Which actions are recommended?", options)] == ["assessment"]
