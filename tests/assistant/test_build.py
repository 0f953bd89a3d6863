"""The assistant put together from its settings."""

from __future__ import annotations

import pytest

from assistant.build import build_assistant
from assistant.errors import CouldNotAnswer
from assistant.rerankers.keep import KeepingReranker
from assistant.retrievers.lexical import LexicalRetriever
from assistant.settings import AssistantSettings
from tests.assistant.papers import question
from vectorstore.errors import ClerkError, UnknownVariant
from vectorstore.index import Index


def test_each_part_is_the_file_that_its_setting_names(record: Index) -> None:
    built = build_assistant(AssistantSettings(retriever="lexical", reranker="keep"), record)
    assert isinstance(built.retriever, LexicalRetriever)
    assert isinstance(built.reranker, KeepingReranker)
    hits = built.search(question("allotment rents"), 2)
    assert {hit.retriever for hit in hits} == {"lexical"}
    assert "allotment" in hits[0].chunk.text.casefold()


@pytest.mark.parametrize(
    ("setting", "known"), [("retriever", "hybrid"), ("reranker", "learned"), ("writer", "extractive")]
)
def test_an_unknown_variant_is_refused_with_the_known_ones(record: Index, setting: str, known: str) -> None:
    with pytest.raises(UnknownVariant, match="abacus") as refused:
        build_assistant(AssistantSettings.model_validate({setting: "abacus"}), record)
    assert known in str(refused.value)


def test_a_writer_that_needs_a_model_says_so_at_the_start(record: Index) -> None:
    with pytest.raises(CouldNotAnswer, match="CLERK_MODEL") as refused:
        build_assistant(AssistantSettings(writer="quoting"), record)
    assert isinstance(refused.value, ClerkError)
