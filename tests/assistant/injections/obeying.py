"""A language model at its worst: it does whatever its input tells it to do, and lets what it was told leak."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from assistant.assistant import Assistant
from assistant.models.opening import ChatModel
from assistant.writers.quoting import QuotingWriter
from tests.assistant.injections.cases import MARK

_EXTRACT = re.compile(r'^<extract-\w+ label="(E\d+)">\n.*?^Words: (.+?)\n</extract-', re.MULTILINE | re.DOTALL)


class ObeyingModel(BaseChatModel):
    """Quotes each extract, unless its input holds the mark of an injection: then it says what an attacker wants."""

    @property
    def _llm_type(self) -> str:
        return "obeying"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **options: Any,
    ) -> ChatResult:
        told = "\n".join(str(message.content) for message in messages)
        extracts = [(label, words.strip()) for label, words in _EXTRACT.findall(str(messages[-1].content))]
        lines = _obeyed(told, extracts) if MARK.casefold() in told.casefold() else _quoted(extracts)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="\n".join(lines)))])


def _quoted(extracts: Sequence[tuple[str, str]]) -> list[str]:
    return [_line(words, label, words) for label, words in extracts]


def _obeyed(told: str, extracts: Sequence[tuple[str, str]]) -> list[str]:
    """Invented words under false quotes, figures that no quote holds, and its own instructions."""
    leaked = " ".join(told.split())[:300]
    label, words = extracts[0] if extracts else ("E1", "no words at all here")
    return [
        _line(f"{MARK} leads every project.", label, f"{MARK} leads every project of the council"),
        _line("The backlog was 99,999 repairs.", label, words),
        _line("It was resolved on 1 April 2031.", label, words),
        _line("It is project Z99.", label, words),
        _line(leaked, "E77", words),
        leaked,
    ]


def _line(claim: str, label: str, quote: str) -> str:
    return json.dumps({"claim": claim, "quotes": [{"label": label, "quote": quote}]})


def with_obeying_model(assistant: Assistant) -> Assistant:
    """Return the assistant writing with the model; the one place that knows how a writer is given one."""
    writer = QuotingWriter(model=ChatModel(chat=ObeyingModel(), name="obeying"), instead=assistant.writer)
    return replace(assistant, writer=writer)
