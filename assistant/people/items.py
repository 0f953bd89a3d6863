"""What is told of people: claims in the papers' own words, each with the stretches that it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.authority import NAMES_PEOPLE
from assistant.query import Query
from assistant.types import DraftClaim, Evidence
from vectorstore.references import find_references
from vectorstore.types import Block, Document, Span

NAMING = {NAMES_PEOPLE: 1.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A claim and what it rests on; `computed` are figures in it that were counted."""

    text: str
    evidence: tuple[Evidence, ...]
    computed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The claims about the people of papers or a meeting, in the order asked; `about` is what the papers are called."""

    items: tuple[Item, ...]
    about: str = ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every citable stretch, in the order of the claims."""
        return tuple(piece for item in self.items for piece in item.evidence)

    def left_of(self, query: Query) -> Query:
        """Return a question without the references that its paper was found by: no label beside a name repeats them."""
        known = {found.canonical for found in find_references(self.about)}
        text, own = (_without(said, known) for said in (query.plan.text, query.plan.own))
        return replace(query, plan=replace(query.plan, text=text, own=own))

    @property
    def counted(self) -> int:
        """How many claims say a number that was counted."""
        return sum(bool(item.computed) for item in self.items)

    @property
    def drafts(self) -> Iterator[DraftClaim]:
        """Yield each claim with its quotes."""
        for item in self.items:
            quotes = tuple((piece.label, piece.text) for piece in item.evidence)
            yield DraftClaim(text=item.text, quotes=quotes, computed=item.computed)


def evidence_of(name: str, document: Document, spans: Sequence[Span], block: Block) -> tuple[Evidence, ...]:
    """Return stretches as evidence, each label beginning with `name`; they name people, and decide nothing."""
    return tuple(
        Evidence(label=f"{name}.{place}", document=document, span=span, block=block, score=1.0, features=NAMING)
        for place, span in enumerate(spans, 1)
    )


def _without(text: str, known: Collection[str]) -> str:
    """Return a text without these references."""
    for found in reversed(find_references(text, loose=True)):
        if found.canonical in known:
            text = text[: found.span.start] + text[found.span.end :]
    return text
