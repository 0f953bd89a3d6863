"""Clerk's search as other LangChain programs use it."""

from __future__ import annotations

from dataclasses import replace

from langchain_core.retrievers import BaseRetriever

from assistant.assistant import Assistant
from assistant.langchain_retriever import ClerkRetriever
from tests.assistant.papers import SECRET, question
from vectorstore.types import OFFICER_READER, PUBLIC_READER, Filters


def test_passages_come_as_langchain_documents_in_the_order_of_the_search(assistant: Assistant) -> None:
    retriever = ClerkRetriever(assistant=assistant, k=4)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("What is the rent of a full allotment plot?")
    hits = assistant.search(question("What is the rent of a full allotment plot?"), 4)
    assert [document.id for document in found] == [hit.chunk.id for hit in hits]
    assert [document.page_content for document in found] == [hit.chunk.text for hit in hits]


def test_a_passage_carries_all_that_a_citation_needs(assistant: Assistant) -> None:
    (found,) = ClerkRetriever(assistant=assistant, k=1).invoke("Who leads A2?")
    told = found.metadata
    source = assistant.index.catalogue.document(told["document_id"], PUBLIC_READER)
    assert source.text[told["start"] : told["end"]] == found.page_content
    assert (told["document"], told["meeting_date"], told["page"]) == ("repairs.txt", "2025-03-05", None)
    assert "a2" in told["refs"]
    assert told["title"] == source.title
    assert 0 <= told["score"] <= 1
    assert told["locator"]


def test_the_reader_is_the_public_unless_told_otherwise(assistant: Assistant) -> None:
    asked = "Who bid for the replacement vans under lot V7?"
    everyone = ClerkRetriever(assistant=assistant, k=50).invoke(asked)
    assert not any(SECRET in document.page_content for document in everyone)
    officer = ClerkRetriever(assistant=assistant, filters=Filters(levels=OFFICER_READER), k=5).invoke(asked)
    assert any(SECRET in document.page_content for document in officer)


def test_filters_narrow_the_search(assistant: Assistant) -> None:
    narrowed = replace(Filters(), documents=("minutes.txt",))
    found = ClerkRetriever(assistant=assistant, filters=narrowed).invoke("damp")
    assert {document.metadata["document"] for document in found} == {"minutes.txt"}
