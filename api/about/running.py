"""How this clerk is set up, as facts: what writes, what finds, what it holds, what is kept, and what was measured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.settings import PageSettings, ServerSettings
from assistant.prompt_versions import prompt_versions
from vectorstore.types import PUBLIC_READER, Filters

if TYPE_CHECKING:
    from vectorstore.index import Index

MEASURED = {
    "citation_validity": "Citations that lead to a stored place in a paper",
    "quote_exactness": "Quotes that stand word for word in their paper",
    "evidence_recall": "Gold evidence that answers cite",
    "fact_recall": "Key facts that answers state",
    "abstention_true_positive": "Questions without an answer that are refused",
    "abstention_false_positive": "Questions with an answer that are refused (lower is better)",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Holdings:
    """What the public may search: how many papers, passages and of which days; without papers the days are None."""

    papers: int
    passages: int
    first: date | None = None
    last: date | None = None
    embedder: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One value of an evaluation, 0 to 1, with its 95 % interval, over `n` things."""

    name: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """An evaluation run: its figures, and how many questions it asked, when, of which version; `fault` is why not."""

    figures: tuple[Figure, ...] = ()
    questions: int = 0
    day: date | None = None
    version: str = ""
    same_settings: bool = False
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """Everything that the pages about this clerk are made from."""

    page: PageSettings
    version: str
    model: str
    writer: str
    own_server: bool
    model_sees: str
    settings: Any
    prompts: tuple[str, ...]
    keep_days: int
    holdings: Holdings
    measured: Measured

    @property
    def has_model(self) -> bool:
        """Whether a language model writes answers."""
        return self.writer == "quoting"


def running(settings: ServerSettings, index: Index | None) -> Running:
    """Return how clerk is set up; without an index (it cannot be opened, or none was made) it holds nothing."""
    assistant = settings.assistant
    writes = assistant.writer_name == "quoting"
    return Running(
        page=settings.page,
        version=version("council-clerk"),
        model=_named(assistant.model) if writes else "",
        writer=assistant.writer_name,
        own_server=_is_address(assistant.model),
        model_sees=assistant.model_sees.value if assistant.model_sees else "",
        settings=assistant.model_dump(mode="json", include={"retriever", "reranker", "candidates", "passages"}),
        prompts=tuple(prompt_versions().values()) if writes else (),
        keep_days=settings.keeping.days,
        holdings=_holdings(index),
        measured=_measured(settings.page.evaluation, assistant.digest()),
    )


def _is_address(model: str | None) -> bool:
    return "://" in (model or "")


def _named(model: str | None) -> str:
    """Return a model's name without the address of the server it runs on, which concerns nobody outside."""
    return (model or "").partition("#")[2] or "default" if _is_address(model) else model or ""


def _holdings(index: Index | None) -> Holdings:
    if index is None:
        return Holdings(papers=0, passages=0)
    counts = index.catalogue.counts(PUBLIC_READER)
    days = sorted(card.meeting_date for card in index.catalogue.documents(Filters()) if card.meeting_date)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Holdings(
        papers=counts.documents, passages=counts.chunks, first=first, last=last, embedder=index.embedder.name
    )


def _measured(folder: Path | None, digest: str) -> Measured:
    """Read the figures of a finished run; a run that cannot be read is said to be so, never left out in silence."""
    if folder is None:
        return Measured(fault="No evaluation is given: set CLERK_PAGE_EVALUATION to the folder of a run.")
    try:
        scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))["scores"]["all"]
        about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        return Measured(
            figures=tuple(_figure(words, scores[name]) for name, words in MEASURED.items() if name in scores),
            questions=about["counts"]["questions"],
            day=date.fromisoformat(about["started"][:10]),
            version=about["versions"]["council-clerk"],
            same_settings=about["settings_digest"] == digest,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Measured(
            fault=f"The evaluation that CLERK_PAGE_EVALUATION names cannot be read ({type(error).__name__})."
        )


def _figure(words: str, score: dict[str, Any]) -> Figure:
    return Figure(name=words, value=score["value"], low=score["low"], high=score["high"], n=score["n"])
