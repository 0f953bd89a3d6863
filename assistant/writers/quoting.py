"""Answers in a language model's words, each claim with quotes that are checked before anything is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.prompts import ChatPromptTemplate

from assistant.changes import shown
from assistant.errors import CouldNotAnswer
from assistant.settings import AssistantSettings
from assistant.timing import timed_each
from assistant.types import DraftClaim, Evidence, Plan
from assistant.writers.base import Writer
from prompts.loading import Prompt, load
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

NOTHING = "NONE"


def build(settings: AssistantSettings, index: Index, words: WordVectors) -> Writer:
    """Return the writer for the model that the settings name; raises CouldNotAnswer where there is none to be had."""
    if not settings.model:
        raise CouldNotAnswer('the writer "quoting" needs a model: set CLERK_MODEL, for example to openai:gpt-5-mini')
    try:
        model = init_chat_model(settings.model)
    except (ImportError, ValueError) as error:
        raise CouldNotAnswer(f"CLERK_MODEL={settings.model} cannot be used: {error}") from error
    return QuotingWriter(model=model, model_name=settings.model, prompt=load("quoting"))


class QuotingWriter:
    """Asks any LangChain chat model for claims, one JSON object a line, and hands each on as its line is finished."""

    def __init__(self, *, model: BaseChatModel, model_name: str, prompt: Prompt) -> None:
        """Write with this model and prompt."""
        self._chain = ChatPromptTemplate.from_messages([("system", prompt.system), ("human", prompt.user)]) | model
        self._prompt = prompt
        self.name = f"quoting ({model_name})"
        self.prompt_version: str | None = prompt.version

    @timed_each("write")
    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim]:
        """Yield the model's claims; a line that is no claim is passed on without quotes, to be dropped and counted."""
        if not evidence:
            return
        for line in self._lines(plan, evidence):
            if line.strip().rstrip(".") == NOTHING:
                return
            if line.strip():
                yield read_claim(line)

    def _lines(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[str]:
        extracts = "\n\n".join(map(_extract, evidence))
        values = {"question": plan.own, "context": plan.context or "nothing", "evidence": extracts}
        waiting = ""
        try:
            for message in self._chain.stream(values):
                waiting += message.text
                *finished, waiting = waiting.split("\n")
                yield from finished
        except Exception as error:  # a provider's library may raise anything
            raise CouldNotAnswer(
                f"the language model did not reply: {error}. Try again, or set CLERK_WRITER=extractive"
            ) from error
        yield waiting


def _extract(item: Evidence) -> str:
    return f"[{item.label}] {item.document.title}, {item.block.locator}\n{shown(item.document, item.span)}"


def read_claim(line: str) -> DraftClaim:
    """Read one line of the model; anything but the agreed object becomes a claim without quotes."""
    try:
        found = json.loads(line)
        quotes = tuple((str(quote["label"]), str(quote["quote"])) for quote in found["quotes"])
        return DraftClaim(text=str(found["claim"]), quotes=quotes)
    except (ValueError, TypeError, KeyError):
        return DraftClaim(text=line.strip(), quotes=())
