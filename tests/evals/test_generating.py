"""Questions made from an index: of everything it holds, the same for a seed, none where it holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.generating import questions
from tests.assistant.papers import SECRET, ingested
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with ingested(tmp_path_factory.mktemp("record")) as opened:
        yield opened


def test_a_seed_always_gives_the_same_questions_and_another_one_others(index: Index) -> None:
    assert questions(index, 50) == questions(index, 50)
    assert questions(index, 50) != questions(index, 50, seed=1)


def test_they_are_of_references_kinds_headings_and_earlier_turns(index: Index) -> None:
    asked = questions(index, 300)
    text = " ".join(question.text for question in asked)
    assert len(asked) == 300
    assert all(part in text for part in ("A4", "How many projects", "Head of", "Compare", "Appendix One"))
    assert any(question.history for question in asked)
    assert len({question.text for question in asked}) > 150


def test_they_are_made_of_what_the_reader_may_see(index: Index) -> None:
    public, officer = questions(index, 1500), questions(index, 1500, levels=OFFICER_READER)
    assert SECRET not in " ".join(question.text for question in public)
    assert SECRET in " ".join(question.text for question in officer)
    assert {question.filters.levels for question in officer} == {OFFICER_READER}


def test_an_empty_index_gives_none(tmp_path: Path) -> None:
    with open_index(StoreSettings(data=tmp_path)) as empty:
        assert questions(empty, 10) == ()


def test_papers_without_records_give_questions_of_their_passages(data: Path) -> None:
    with open_index(StoreSettings(data=data), create=False) as index:
        assert len(questions(index, 30)) == 30
