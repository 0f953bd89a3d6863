"""A small stored record, ingested once, for the contracts of the parts that read one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.papers import ingested
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with ingested(tmp_path_factory.mktemp("record")) as index:
        yield index


@pytest.fixture(scope="session")
def words() -> WordVectors:
    return WordVectors()
