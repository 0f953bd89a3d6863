"""A question as the papers would have put it: the one place that knows which steps of reading come in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.rewriting import stand_alone
from assistant.types import Question, Turn
from assistant.understanding.glossaries import Glossaries
from assistant.understanding.papers import UNREAD, Papers, papers_in
from assistant.understanding.ranges import ranges_in
from assistant.understanding.spelling import Spelling
from assistant.understanding.timing import periods_meant
from assistant.understanding.types import Alike, ReadAs
from vectorstore.index import Index
from vectorstore.types import Filters
from vectorstore.word_vectors import WordVectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """What a question says once it stands alone: `own` words, the `context` that earlier turns lend, what they mean.

    `refs` are the canonical references between the ends of a range, `periods` those that had to be worked out.
    """

    own: str
    context: str = ""
    refs: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()
    read_as: tuple[ReadAs, ...] = ()

    @property
    def text(self) -> str:
        """All of it, the earlier words first."""
        return f"{self.context} {self.own}".strip()


def plainly(question: Question, papers: Papers = UNREAD) -> Understood:
    """Understand a question by its words alone, and by what `papers` tell of references and names."""
    alone = stand_alone(question.text, question.history, papers)
    return Understood(own=alone.own, context=alone.context, refs=ranges_in(alone.text), read_as=alone.read_as)


class Understanding:
    """Reads questions against an index; holds no state between them."""

    def __init__(self, index: Index, words: WordVectors) -> None:
        """Read against this index."""
        self._index = index
        self._words = words
        self._glossaries = Glossaries(index, words)
        self._spelling = Spelling(index, words)

    def of(self, question: Question) -> Understood:
        """Return the question as the papers would have put it."""
        levels = question.filters.levels
        thesaurus = self._glossaries.of(levels)
        text, slips = self._spelling.mend(question.text, levels, known=thesaurus.knows)
        turns = [Turn(text=self._spelling.mend(t.text, levels, known=thesaurus.knows)[0]) for t in question.history]
        asked = replace(question, text=text, history=tuple(turns))
        said = plainly(asked, papers_in(self._index, question.filters, self._words))
        periods, dated = periods_meant(said.text, lambda: self._days(question.filters), question.filters.as_of)
        explained = self._glossaries.explained(said.text, levels, known=thesaurus.knows)
        return replace(
            said,
            refs=self._existing(said.refs, question.filters),
            periods=periods,
            alike=(*thesaurus.alike(said.text), *(Alike(said=one, forms=(full,)) for one, full in explained)),
            read_as=(*slips, *said.read_as, *dated),
        )

    def _days(self, filters: Filters) -> Sequence[date]:
        return [info.meeting_date for info in self._index.catalogue.documents(filters) if info.meeting_date]

    def _existing(self, refs: Sequence[str], filters: Filters) -> tuple[str, ...]:
        """Return the references of a range that the papers hold."""
        known = self._index.catalogue.known_refs(filters) if refs else frozenset()
        return tuple(ref for ref in refs if ref in known)
