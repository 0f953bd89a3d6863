"""Plain LangChain retrieval: its recursive splitter, its Chroma, clerk's embedder, the first four passages."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from evals.systems._plain import Plain, pieces_of
from evals.systems.base import Given, System
from vectorstore.embedders.base import Embedder

BATCH = 2000


class Embedding(Embeddings):
    """Clerk's embedder as LangChain calls one."""

    def __init__(self, embedder: Embedder) -> None:
        """Embed with this."""
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector a text."""
        found: list[list[float]] = self._embedder.embed_documents(texts).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        found: list[float] = self._embedder.embed_query(text).tolist()
        return found


def build(given: Given) -> System:
    """Return the system; the pieces are embedded once, into a Chroma in memory."""
    pieces = pieces_of(given)
    chroma = Chroma(
        collection_name=f"plain-{uuid4().hex}",
        embedding_function=Embedding(given.index.embedder),
        client_settings=Settings(anonymized_telemetry=False),
    )
    texts = [piece.text for piece in pieces]
    for at in range(0, len(texts), BATCH):
        places = [{"place": at + number} for number in range(len(texts[at : at + BATCH]))]
        chroma.add_texts(texts[at : at + BATCH], metadatas=places)

    def search(question: str, k: int) -> Sequence[tuple[int, float]]:
        found = chroma.similarity_search_with_score(question, k=k)
        return [(int(document.metadata["place"]), -distance) for document, distance in found]

    return Plain(given, pieces, search)
