"""What an evaluation stores: one row a question, from which every score is derived without asking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A stretch [start, end) of the text of record of one stored document."""

    document_id: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Say whether two places share at least half of the shorter one: the project's rule for "the same evidence"."""
        if self.document_id != other.document_id:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldEvidence:
    """Words that prove the gold answer, and every place where they stand; each place is as good as another."""

    document: str
    quote: str
    places: tuple[Place, ...]

    def met_by(self, place: Place) -> bool:
        """Say whether `place` meets one of the places."""
        return any(own.meets(place) for own in self.places)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One claim of an answer and its markers: 1-based numbers into the row's citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A citation as it was given, and what the record said when it was looked up.

    `resolved`: the span exists in a stored document that this reader may see. `stands`: the quote is in that document's
    text of record, white space aside.
    """

    document: str
    quote: str
    page: int | None
    place: Place
    resolved: bool
    stands: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A retrieved chunk; its place in the row's `hits` is its rank."""

    chunk_id: str
    document: str
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Everything kept about one question. `error` set means that the row has no score at all, not a score of 0."""

    id: str
    question: str
    type: str
    answerable: bool
    key_facts: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    answer: str = ""
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Cited, ...] = ()
    abstained: bool = False
    reason: str | None = None
    hits: tuple[Found, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    error: str | None = None
    confidence: float | None = None

    @property
    def cluster(self) -> str:
        """The document that the question is about: questions over one document succeed and fail together."""
        return self.evidence[0].document if self.evidence else f"question {self.id}"
