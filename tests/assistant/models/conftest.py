"""An assistant whose model is a scripted server, asked through OpenAI's own client."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer
from assistant.writers import quoting
from tests.assistant.models.scripted import Provider, Says, served
from tests.assistant.papers import question
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

ASKED = "Why did the second shift begin?"
QUICK = {"model_seconds": 20.0, "model_retries": 0}

Told = tuple[Answer, Provider]
Tell = Callable[..., Told]


@pytest.fixture
def tell(assistant: Assistant, record: Index, words: WordVectors) -> Iterator[Tell]:
    """Ask a question of an assistant whose model says what is given; returns the answer and the model's server."""
    pytest.importorskip("langchain_openai")
    with ExitStack() as stack:

        def told(*script: Says, asked: str = ASKED, **settings: object) -> Told:
            provider = stack.enter_context(served(*script))
            url = provider.url if str(settings.get("model")).startswith("openai:") else provider.host
            where = {"model_url": url} if "model" in settings else {"model": f"{provider.url}#scripted"}
            given = AssistantSettings.model_validate({**where, **QUICK, **settings})
            writer = quoting.build(given, record, words)
            return replace(assistant, writer=writer).answer(question(asked)), provider

        yield told
    for thread in threading.enumerate():
        if thread.name == "language model":  # one that was no longer waited for lets go of its connection by itself
            thread.join(20)
