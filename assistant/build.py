"""Puts the assistant together from its settings; the only place that knows which variant is which."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.disagreeing.finding import Disagreements
from assistant.register.pools import Pools
from assistant.settings import AssistantSettings
from assistant.understanding.understanding import Understanding
from vectorstore.index import Index
from vectorstore.variants import load
from vectorstore.word_vectors import WordVectors


def build_assistant(settings: AssistantSettings, index: Index) -> Assistant:
    """Return the assistant over an index; raises UnknownVariant for a setting that names none."""
    words = WordVectors()
    return Assistant(
        index=index,
        settings=settings,
        words=words,
        retriever=load("assistant.retrievers", settings.retriever).build(index),
        reranker=load("assistant.rerankers", settings.reranker).build(index, words),
        writer=load("assistant.writers", settings.writer_name).build(settings, index, words),
        disagreements=Disagreements(index),
        pools=Pools(index),
        understanding=Understanding(index, words),
    )
