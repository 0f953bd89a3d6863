"""What there is to choose from when a question, or a list, is narrowed: committees, papers, kinds and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from vectorstore.types import AccessLevel, DocumentKind, Filters

if TYPE_CHECKING:
    from vectorstore.catalogue.values import DocumentInfo
    from vectorstore.index import Index

KINDS: dict[DocumentKind, str] = {
    DocumentKind.REPORT: "Reports",
    DocumentKind.MINUTES: "Minutes",
    DocumentKind.DECISION: "Decisions",
    DocumentKind.AGENDA: "Agendas and packs",
    DocumentKind.PLAN: "Plans",
    DocumentKind.OTHER: "Other papers",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One value that a filter may have, as the address has it and as people read it, and how many papers it leaves."""

    value: str
    label: str
    count: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperChoice:
    """One paper to choose: `value` is its file name, or its id where several papers have that name."""

    value: str
    id: str
    name: str
    title: str
    day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """Everything a reader may narrow by; `undated` papers have no day, `unplaced` ones name no committee."""

    committees: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    papers: tuple[PaperChoice, ...]
    earliest: date | None
    latest: date | None
    undated: int
    unplaced: int


_KEPT: WeakKeyDictionary[Index, dict[frozenset[AccessLevel], tuple[Sequence[DocumentInfo], Choices]]] = (
    WeakKeyDictionary()
)


def choices(index: Index, levels: frozenset[AccessLevel]) -> Choices:
    """Return what this reader may choose from; made anew only when other papers are stored."""
    papers = index.catalogue.documents(Filters(levels=levels))
    kept = _KEPT.setdefault(index, {})
    if levels not in kept or kept[levels][0] is not papers:
        kept[levels] = (papers, made_of(papers))
    return kept[levels][1]


def made_of(papers: Sequence[DocumentInfo]) -> Choices:
    """Return the choices that these papers give, in the order in which they are offered."""
    days = [info.meeting_date for info in papers if info.meeting_date]
    kinds = Counter(info.kind for info in papers)
    return Choices(
        committees=_committees(info.committee for info in papers if info.committee),
        kinds=tuple(Choice(value=kind.value, label=KINDS[kind], count=kinds[kind]) for kind in KINDS if kinds[kind]),
        papers=_papers(papers),
        earliest=min(days, default=None),
        latest=max(days, default=None),
        undated=len(papers) - len(days),
        unplaced=sum(info.committee is None for info in papers),
    )


def _committees(names: Iterable[str]) -> tuple[Choice, ...]:
    """Count committees as the filter matches them, in any case; the most frequent way of writing one stands for it."""
    written = Counter(names)
    together: dict[str, list[str]] = {}
    for name, _ in written.most_common():
        together.setdefault(name.casefold(), []).append(name)
    made = (Choice(value=same[0], label=same[0], count=sum(written[n] for n in same)) for same in together.values())
    return tuple(sorted(made, key=lambda choice: choice.label.casefold()))


def _papers(papers: Sequence[DocumentInfo]) -> tuple[PaperChoice, ...]:
    """Name each paper so that it alone is meant; a file's name outlives a new version of it, an id does not."""
    names = Counter(info.name.casefold() for info in papers)
    return tuple(
        PaperChoice(
            value=info.name if names[info.name.casefold()] == 1 else info.id,
            id=info.id,
            name=info.name,
            title=info.title,
            day=info.meeting_date,
        )
        for info in papers
    )
