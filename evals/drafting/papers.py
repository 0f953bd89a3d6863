"""One paper as questions are proposed of it: what it is called in a question, and gold evidence from its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Citation
from evals.metrics.key_facts import states
from evals.samples import GoldQuote, Sample
from evals.sheets.reading import made_id
from vectorstore.types import Document, DocumentKind

COUNT = "count"
LONGEST = 600
"""Characters: longer words prove an answer only as a haystack does."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document with the words that say which one is meant."""

    document: Document

    @property
    def called(self) -> str:
        """Say which paper is meant, to begin a question with: one reference may stand in many."""
        kind = "paper" if self.document.kind is DocumentKind.OTHER else self.document.kind.value
        day = self.document.meeting_date
        return f"In the {kind} of {day.day} {day:%B %Y}, " if day else f"In “{self.document.title}”, "

    def proposed(
        self, question: str, kind: str, facts: Sequence[tuple[str, ...]], citations: Iterable[Citation]
    ) -> Sample | None:
        """Return a proposal, None where no short words prove it or they do not state its facts; counts need not."""
        quotes = [GoldQuote(doc=self.document.name, quote=one.quote, page=one.locator.page) for one in citations]
        words = "\n".join(quote.quote or "" for quote in quotes)
        stated = all(kind == COUNT or states(words, fact) for fact in facts)
        if not stated or not all(_plain(spelling) for fact in facts for spelling in fact):
            return None
        if not quotes or any(len(quote.quote or "") > LONGEST for quote in quotes):
            return None
        asked = f"{self.called}{question}"
        return Sample(
            id=made_id({"question": asked, "history": (), "as_of": None}),
            question=asked,
            type=kind,
            answerable=True,
            key_facts=tuple(facts),
            evidence=tuple(quotes),
        )


def _plain(fact: str) -> bool:
    """Say whether a fact can stand in a cell in which facts are parted by these marks."""
    return bool(fact.strip()) and not set(fact) & set(";|\n")
