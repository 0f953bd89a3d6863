"""A stored record and an assistant over it, made once for all the tests here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.query import Query, take_apart
from assistant.settings import AssistantSettings
from assistant.types import Answer
from tests.assistant.papers import ingested, planned, question
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER, Document, Filters
from vectorstore.word_vectors import WordVectors

Ask = Callable[..., Answer]
About = Callable[[str], Query]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with ingested(tmp_path_factory.mktemp("record")) as index:
        yield index


@pytest.fixture(scope="session")
def words() -> WordVectors:
    return WordVectors()


@pytest.fixture(scope="session")
def assistant(record: Index) -> Assistant:
    return build_assistant(AssistantSettings(), record)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Index]:
    with open_index(StoreSettings(data=tmp_path / "empty")) as index:
        yield index


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Ask:
    """Ask a question as the public does, turns before it and filters after it."""

    def answer(text: str, *history: str, **filters: Any) -> Answer:
        return assistant.answer(question(text, *history, **filters))

    return answer


@pytest.fixture(scope="session")
def read(record: Index) -> Callable[[str], Document]:
    """Read a paper of the record by its file name, as the public sees it."""

    def by_name(name: str) -> Document:
        found = [info for info in record.catalogue.documents(Filters()) if info.name == name]
        return record.catalogue.document(found[0].id, PUBLIC_READER)

    return by_name


@pytest.fixture(scope="session")
def about(record: Index, words: WordVectors) -> About:
    """Take a question apart against the record."""

    def taken(text: str) -> Query:
        return take_apart(planned(text), record, words)

    return taken
