"""An assistant over papers that name people beside labels, made once for all the tests here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.assistant.papers import question
from tests.assistant.people.papers import write_papers
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("people")
    (folder / "papers").mkdir()
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many(write_papers(folder / "papers"), index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


@pytest.fixture(scope="session")
def ask(people: Assistant) -> Callable[[str], Answer]:
    return lambda text: people.answer(question(text))
