"""The council of these tests, read by the real ingest into a real index, with any of its papers in other words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.presenting import answer_as_dict
from assistant.settings import AssistantSettings
from assistant.types import Answer
from ingest.preparing import prepare
from ingest.settings import IngestSettings
from tests.assistant.papers import CONTRACT, LATER_REPORT, MINUTES, REPORT, question
from vectorstore.index import Index, NewVersion, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import Document

CLEAN = {"repairs.txt": REPORT, "update.txt": LATER_REPORT, "minutes.txt": MINUTES, "vans.txt": CONTRACT}
ASKED = (
    "How many repairs were in the backlog at the end of December 2024?",
    "Who leads A4?",
    "How many projects are there in Appendix One?",
    "Which projects are led by the Head of Repairs?",
    "What was resolved about allotment rents?",
)


class Council:
    """An index whose papers are exchanged as an ingest does: the new version of a path takes the place of the old."""

    def __init__(self, index: Index, folder: Path) -> None:
        """Read the clean papers."""
        self._index, self._folder = index, folder
        self._current: dict[str, str] = {}
        self.assistant = build_assistant(AssistantSettings(), index)
        self.now_has(CLEAN)

    def now_has(self, papers: Mapping[str, str]) -> None:
        """Have these papers, in words, and no other wording of them."""
        for name, words in {**CLEAN, **papers}.items():
            if self._current.get(name) != words:
                path = self._folder / name
                path.write_text(words, encoding="utf-8")
                self.reads(path)
                self._current[name] = words

    def reads(self, path: Path) -> Document:
        """Read a file as it is, in the place of what the path held before."""
        digest = hashlib.sha256(path.name.encode() + path.read_bytes()).hexdigest()
        prepared = prepare(path, digest[:16], IngestSettings())
        new = NewVersion(
            source=str(path),
            digest=digest,
            signature=digest,
            document=prepared.document,
            blocks=prepared.blocks,
            chunks=prepared.chunks,
            vectors=self._index.embedder.embed_documents(prepared.texts),
            records=prepared.records,
            sketch=prepared.sketch,
        )
        self._index.put(new)
        return prepared.document

    def forgets(self, path: Path) -> None:
        """Take a file out again."""
        self._index.forget(str(path))


@contextmanager
def council(folder: Path) -> Iterator[Council]:
    """Make the council in a folder and yield it."""
    papers = folder / "papers"
    papers.mkdir()
    with open_index(StoreSettings(data=folder / "data", store="memory")) as index:
        yield Council(index, papers)


def said(answer: Answer) -> list[tuple[str, str]]:
    """Return what an answer claims, each with its quotes; of an abstention its reason and wording."""
    if answer.abstention:
        return [(f"{answer.abstention.reason.value}: {answer.abstention.text}", "")]
    return [(claim.text, " ".join(" ".join(c.quote for c in claim.citations).split())) for claim in answer.claims]


def answers(assistant: Assistant, asked: tuple[str, ...] = ASKED, *history: str) -> dict[str, Answer]:
    """Answer each question as the public asks it."""
    return {text: assistant.answer(question(text, *history)) for text in asked}


def told(answers: Mapping[str, Answer]) -> dict[str, list[tuple[str, str]]]:
    """Return what each answer claims."""
    return {text: said(answer) for text, answer in answers.items()}


def shown(answer: Answer) -> str:
    """Return all that is shown of an answer: every word of its wire format."""
    return "\n".join(_words(answer_as_dict(answer)))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    else:
        yield str(value)
