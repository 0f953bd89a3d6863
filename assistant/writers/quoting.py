"""Answers in a language model's words, each claim with quotes that are checked before anything is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.changes import shown
from assistant.models.asking import ask
from assistant.models.failing import ModelFailed
from assistant.models.opening import ChatModel, open_model
from assistant.models.replies import Reply
from assistant.presenting import titled
from assistant.settings import AssistantSettings
from assistant.timing import timed_each
from assistant.types import DraftClaim, Evidence, Plan, Tokens
from assistant.writers import extractive
from assistant.writers.base import Failed, Writer
from prompts.loading import Prompt, load
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

MOST_CLAIMS = 8
"""So many claims of one reply are read; a model that says more goes on for the sake of it."""

MOST_CHARACTERS = 20_000
"""Of a reply that never comes to a claim, so much is read."""


def build(settings: AssistantSettings, index: Index, words: WordVectors) -> Writer:
    """Return the writer for the model that the settings name; raises CouldNotAnswer where there is none to be had."""
    return QuotingWriter(model=open_model(settings), instead=extractive.build(settings, index, words))


class QuotingWriter:
    """Asks any LangChain chat model for claims, one JSON object a line, and hands each on as it is finished."""

    def __init__(self, *, model: ChatModel, instead: Writer) -> None:
        """Write with this model, and let another writer answer where it does not reply."""
        self._model = model
        self._write, self._mend = load("quoting"), load("rewriting")
        self.instead = instead
        self.name = f"quoting ({model.name})"
        self.prompt_version: str | None = f"{self._write.version}, {self._mend.version}"

    @timed_each("write")
    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim | Tokens]:
        """Yield the model's claims; what is no claim is passed on without quotes, to be dropped and counted."""
        if evidence:
            yield from self._said(self._write, self._values(plan, evidence))

    def mend(self, plan: Plan, evidence: Sequence[Evidence], failed: Sequence[Failed]) -> Iterator[DraftClaim | Tokens]:
        """Ask once more for the claims that failed, each with the reason, and yield what comes of them."""
        faults = "\n".join(f"- {one.draft.text[:300]}\n  Fault: {one.why.why}" for one in failed[:MOST_CLAIMS])
        yield from self._said(self._mend, {**self._values(plan, evidence), "faults": faults}, may_be_empty=True)

    def _values(self, plan: Plan, evidence: Sequence[Evidence]) -> dict[str, str]:
        """Return what the prompts are filled with; raises ModelFailed where the model may not see the evidence."""
        if any(item.document.level_of(item.span).rank > self._model.sees.rank for item in evidence):
            raise ModelFailed("is not sent papers that are not public")
        mark = mark_of(plan, evidence)
        extracts = "\n\n".join(_extract(item, mark) for item in evidence)
        return {"question": plan.own, "context": plan.context or "nothing", "evidence": extracts, "mark": mark}

    def _said(
        self, prompt: Prompt, values: Mapping[str, Any], *, may_be_empty: bool = False
    ) -> Iterator[DraftClaim | Tokens]:
        reply, claims, read = Reply(), 0, 0
        for piece in ask(self._model, prompt, values):
            if isinstance(piece, Tokens):
                yield piece
                continue
            read += len(piece)
            for claim in reply.feed(piece):
                claims += bool(claim.quotes)
                yield claim
            if reply.nothing or claims >= MOST_CLAIMS or read > MOST_CHARACTERS:
                return
        yield from reply.end()
        if reply.unfinished:
            raise ModelFailed("broke off")
        if reply.empty and not may_be_empty:
            raise ModelFailed("gave an empty reply")


def mark_of(plan: Plan, evidence: Sequence[Evidence]) -> str:
    """Return the mark that the extracts stand between: no paper can hold it, since its own words decide what it is."""
    told = "\n".join((plan.own, *(item.text for item in evidence)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _extract(item: Evidence, mark: str) -> str:
    """Return an extract between its marks: of which paper and place, under which column headings, and its words."""
    document, block = item.document, item.block
    columns = [f"Columns: {' | '.join(map(_line, block.columns))}"] if any(block.columns) else []
    lines = (
        f'<extract-{mark} label="{item.label}">',
        f"Paper: {_line(titled(document.title, document.meeting_date))} ({document.kind.value})",
        f"Place: {_line(str(block.locator))}",
        *columns,
        f"Words: {shown(document, item.span).replace(chr(9), ' | ')}",
        f"</extract-{mark}>",
    )
    return "\n".join(lines)


def _line(words: str) -> str:
    return " ".join(words.split())
