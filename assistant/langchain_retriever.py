"""Clerk's search as a LangChain retriever, so that other chains can stand on the same record and access rules."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from assistant.assistant import Assistant
from assistant.types import Question
from vectorstore.types import Filters, Hit


class ClerkRetriever(BaseRetriever):
    """Returns passages as LangChain documents; `filters` say who reads, the public by default."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: SkipValidation[Assistant]
    filters: Filters = Filters()
    k: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.assistant.search(Question(text=query, filters=self.filters), self.k)
        return [self._as_document(hit) for hit in hits]

    def _as_document(self, hit: Hit) -> Document:
        """Keep the words of record as the content and all that a citation needs as metadata."""
        source = self.assistant.index.catalogue.document(hit.chunk.document_id, self.filters.levels)
        return Document(
            id=hit.chunk.id,
            page_content=hit.chunk.search_text,
            metadata={
                "document": source.name,
                "document_id": source.id,
                "title": source.title,
                "meeting_date": source.meeting_date.isoformat() if source.meeting_date else None,
                "page": source.page_of(hit.chunk.span.start),
                "locator": str(hit.chunk.locator),
                "refs": list(hit.chunk.refs),
                "start": hit.chunk.span.start,
                "end": hit.chunk.span.end,
                "score": hit.score,
            },
        )
