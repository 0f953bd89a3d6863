"""What of the papers, and of English, a follow-up is read by."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understanding.casing import Written, as_typed, written_in
from assistant.understanding.stepping import Step, no_step, step_in
from vectorstore.index import Index
from vectorstore.types import Filters
from vectorstore.word_vectors import WordVectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Papers:
    """How to `step` from a reference to its neighbour, how names are `written`, and which `words` are alike."""

    step: Step = no_step
    written: Written = as_typed
    words: WordVectors | None = None


UNREAD = Papers()
"""Where there are no papers to look in."""


def papers_in(index: Index, filters: Filters, words: WordVectors) -> Papers:
    """Return the papers that a reader may see."""
    return Papers(step=step_in(index, filters), written=written_in(index, filters.levels), words=words)
