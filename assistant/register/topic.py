"""What is left of a question once its table, conditions and fields are taken away: what its rows must be about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.query import Query, take_text_apart, terms_of
from assistant.register.asking import Ask
from assistant.register.narrowing import Condition
from assistant.register.periods import month_name, months_in
from assistant.register.pools import Pool, words_of
from assistant.register.scoping import NUMBERS
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_dates, find_references
from vectorstore.word_vectors import WordVectors

_ASKING = """
    list name give show which what how many number count total all every each who leads owns owner lead status rating
    rated marked shown showing listed named come comes say says said just only still yet already table row rows column
    appendix report plan paper pack meeting committee council give tell have had has been were was does did action
    decide decided resolve resolved agree agreed actually back again
    made make coming up actions project projects recommendation recommendations individual sit under according got
    nearly almost
    highest largest biggest greatest lowest smallest latest earliest soonest between before after
    cllr councillor mr mrs ms dr
"""
_OF_VOTES = """
    two three four five six seven eight nine ten eleven twelve
    put vote votes voted voting moved move proposed propose proposer mover seconded seconder tabled debated brought
    forward carried lost defeated passed rejected withdrawn get got went through won win support supported any fate
    one ones motion motions amendment amendments most fewest least closest narrowest tightest against favour result
    margin
"""
WEIGHTY = 0.3
"""From this share of the question's weight on, the rows must be about what is left of it."""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """The terms that are left, with their weights; `share` is what they are of the whole question's, 0 to 1."""

    terms: Mapping[str, float]
    words: tuple[str, ...]
    share: float

    @property
    def weighty(self) -> bool:
        """Whether enough of the question is left that its rows must be about it."""
        return self.share >= WEIGHTY and bool(self.terms)

    def named(self, title: str) -> float:
        """Return how much of the topic a table's title says, 0 to 1; nothing where nothing is left to name."""
        held = frozenset(terms_of(title))
        total = sum(self.terms.values())
        return sum(weight for term, weight in self.terms.items() if term in held) / total if total else 0.0

    def covered(self, records: Sequence[Record], title: str, words: WordVectors) -> list[float]:
        """Return how much of the topic each row, with the words that stand over it, holds or comes near to, 0 to 1.

        `title` is that of their paper, which stands over all of them.
        """
        if not self.terms:
            return [1.0] * len(records)
        return [self._of(record, title, words) for record in records]

    def _of(self, record: Record, title: str, words: WordVectors) -> float:
        text = f"{title} {words_of(record)}"
        held = frozenset(terms_of(text))
        total = sum(self.terms.values())
        exact = sum(weight for term, weight in self.terms.items() if term in held) / total
        return max(exact, 0.5 * exact + 0.5 * self._likeness(text, words)) if self.words else exact

    def _likeness(self, text: str, words: WordVectors) -> float:
        parts = take_text_apart(text, words)
        if not parts.words:
            return 0.0
        near = (words.of(self.words) @ parts.vectors.T).max(axis=1)
        return float(np.mean(np.maximum(near, 0.0)))


def topic_of(query: Query, ask: Ask, conditions: Sequence[Condition], pool: Pool) -> Topic:
    """Return the question's own terms less those of its asking, its conditions, its dates and the paper's title."""
    said = [value for condition in conditions for value in condition.values]
    return topic_without(query, ask, said, {term for condition in conditions for term in condition.terms})


def topic_without(query: Query, ask: Ask, said: Iterable[str], terms: Collection[str] = ()) -> Topic:
    """Return the question's own terms less those of its asking, its dates, what is `said` elsewhere, and `terms`."""
    spent = set(analyse(_ASKING, query=False)) | set(analyse(ask.noun, query=False)) | set(terms)
    spent |= set(analyse(_OF_VOTES, query=False)) if RecordKind.MOTION in ask.kinds else set()
    spent |= set(analyse(" ".join(NUMBERS), query=False)) if ask.stated is not None else set()
    spent |= {term for value in said for term in analyse(value, query=False)}
    spent |= {term for month in months_in(query.plan.own) for term in analyse(month_name(month), query=False)}
    spent |= {term for day in find_dates(query.plan.own) for term in analyse(day.text, query=False)}
    spent |= {term for ref in find_references(query.plan.own, loose=True) for term in analyse(ref.text, query=False)}
    spent |= {term for name in ask.wanted for term in analyse(name, query=False)}
    own = {term: weight for term, weight in query.terms.items() if term in set(analyse(query.plan.own, query=True))}
    left = {term: weight for term, weight in own.items() if term not in spent and not term.startswith("_")}
    left = {term: weight for term, weight in left.items() if not term[:1].isdigit()}
    total = sum(own.values()) or 1.0
    kept = tuple(word for word in query.words if word in query.own and set(analyse(word, query=False)) & set(left))
    return Topic(terms=left, words=kept, share=sum(left.values()) / total)
