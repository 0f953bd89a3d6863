"""The papers that hold tables, stored once, and short ways to ask them and to put records together by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer
from tests.assistant.papers import question
from tests.assistant.register import papers
from vectorstore.index import Index

Asked = Callable[..., Answer]


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with papers.ingested(tmp_path_factory.mktemp("register"), papers.PAPERS) as index:
        yield index


@pytest.fixture(scope="session")
def clerk(register: Index) -> Assistant:
    return build_assistant(AssistantSettings(), register)


@pytest.fixture(scope="session")
def asked(clerk: Assistant) -> Asked:
    """Ask the papers with tables as the public does, filters after the question."""

    def answer(text: str, **filters: Any) -> Answer:
        return clerk.answer(question(text, **filters))

    return answer
