"""The next and the one before, by the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.understanding.stepping import Step, no_step, numbered, step_in, stepped
from assistant.understanding.types import ReadAs
from tests.assistant.handmade import paper, row, stored
from vectorstore.records import RecordKind
from vectorstore.types import Filters

OLD = [row(RecordKind.ACTION, label, title="Mend") for label in ("A1.1", "A1.9")]
NEW = [row(RecordKind.ACTION, label, title="Mend") for label in ("A1.1", "A1.2", "A1.2", "A2.1")]
RECS = [row(RecordKind.RECOMMENDATION, label, table="Inquiry", title="Light it") for label in ("R07", "R08")]


@pytest.fixture(scope="module")
def step(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Step]:
    papers = [
        paper("old.txt", OLD, meeting=date(2024, 3, 5)),
        paper("new.txt", [*NEW, *RECS], meeting=date(2025, 3, 5)),
    ]
    with stored(tmp_path_factory.mktemp("record"), *papers) as index:
        yield step_in(index, Filters())


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("and the next one?", "Who leads A1.1?", "and A1.2?"),
        ("what about the one after that?", "Who leads A1.2?", "what about A2.1?"),
        ("who leads the previous action", "Who leads A2.1?", "who leads A1.2"),
        ("and the one before?", "Who leads A1.2?", "and A1.1?"),
        ("the next recommendation?", "What does Recommendation 7 say?", "Recommendation 8?"),
    ],
)
def test_a_neighbour_is_named_by_the_newest_paper(step: Step, text: str, earlier: str, now: str) -> None:
    assert stepped(text, earlier, step)[0] == now


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("and the next one?", "Who leads A2.1?"),
        ("and the one before?", "Who leads A1.1?"),
        ("and the next one?", "Who leads Z9?"),
        ("and the next one?", "Who leads it?"),
        ("when is the next meeting?", "Who leads A1.1?"),
    ],
)
def test_where_there_is_no_neighbour_nothing_is_read_into_it(step: Step, text: str, earlier: str) -> None:
    assert stepped(text, earlier, step) == (text, ())


def test_it_is_said_which_neighbour_was_meant(step: Step) -> None:
    assert stepped("and the next one?", "Who leads A1.1?", step)[1] == (ReadAs(typed="the next one", read="A1.2"),)


def test_without_papers_there_are_no_neighbours() -> None:
    assert stepped("and the next one?", "Who leads A1.1?", no_step) == ("and the next one?", ())


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("and 107?", "How is saving 104 doing?", "and saving 107?"),
        (
            "what about 3 and its cost",
            "Which recommendations are late?",
            "what about recommendation 3 and its cost",
        ),
        ("and 107?", "How many homes are damp?", "and 107?"),
        ("and 107?", "Which risks and savings are red?", "and 107?"),
        ("107 homes?", "How is saving 104 doing?", "107 homes?"),
        ("and 2024?", "How is saving 104 doing?", "and 2024?"),
    ],
)
def test_a_bare_number_is_of_the_one_kind_of_thing_named_before(text: str, earlier: str, now: str) -> None:
    assert numbered(text, earlier) == now
