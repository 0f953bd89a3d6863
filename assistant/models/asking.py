"""Asks a language model and hands its reply on as it comes, within a time that holds whatever the provider does."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.prompts import ChatPromptTemplate

from assistant.models.failing import ModelFailed, failed, too_slow
from assistant.models.opening import ChatModel
from assistant.types import Tokens
from prompts.loading import Prompt

Part = AIMessageChunk | Exception | None
"""What the thread that listens hands over: a piece of the reply, what went wrong, or the end."""


@dataclass(kw_only=True)
class _Listening:
    """A reply that is listened to in a thread of its own, so that waiting for it can end."""

    model: ChatModel
    messages: list[BaseMessage]
    parts: queue.SimpleQueue[Part] = field(default_factory=queue.SimpleQueue)
    left: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        try:
            with closing(self.model.chat.stream(self.messages)) as stream:  # type: ignore[type-var]
                for part in stream:
                    if self.left.is_set():
                        return
                    self.parts.put(part)
            self.parts.put(None)
        except Exception as error:  # a provider's library may raise anything; it is told where it is waited for
            self.parts.put(error)


def ask(model: ChatModel, prompt: Prompt, values: Mapping[str, str]) -> Iterator[str | Tokens]:
    """Yield the words of a reply in pieces, then the tokens it took where its provider says so.

    Raises ModelFailed where there is no reply in time, an error, or a reply that is cut off. What is slow here is
    counted, not what is done with the pieces in between.
    """
    template = ChatPromptTemplate.from_messages([("system", prompt.system), ("human", prompt.user)])
    listening = _Listening(model=model, messages=template.format_messages(**values))
    threading.Thread(target=listening.listen, name="language model", daemon=True).start()
    whole: AIMessageChunk | None = None
    try:
        for part in _in_time(listening.parts, model.seconds):
            whole = part if whole is None else whole + part
            if part.text:
                yield str(part.text)
    finally:
        listening.left.set()
    if whole is not None and whole.usage_metadata:
        used = whole.usage_metadata
        yield Tokens(read=used["input_tokens"], written=used["output_tokens"])
    if whole is not None and model.ends and not any(map(whole.response_metadata.get, model.ends)):
        raise ModelFailed("broke off")


def _in_time(parts: queue.SimpleQueue[Part], seconds: float) -> Iterator[AIMessageChunk]:
    left, begun = seconds, False
    while True:
        began = time.monotonic()
        try:
            part = parts.get(timeout=max(left, 0.001))
        except queue.Empty:
            raise too_slow(seconds) from None
        left -= time.monotonic() - began
        if part is None:
            return
        if isinstance(part, Exception):
            raise failed(part, seconds, begun=begun) from part
        begun = True
        yield part
