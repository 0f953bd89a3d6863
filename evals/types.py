"""What an evaluation stores: one row a question, from which every score is derived without asking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """How much of a paper gold evidence is: words that were quoted, or all of a page or paragraph that was named."""

    QUOTE = "quote"
    PAGE = "page"
    PARAGRAPH = "paragraph"


class Ending(StrEnum):
    """How a question ended; one that errored has no score at all."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    CLARIFIED = "clarified"
    ERRORED = "errored"


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
    """Words that prove the gold answer, and every place where they stand; each place is as good as another.

    `unit` says whether a person quoted the words, or named a page or paragraph and `quote` is all that stands there.
    `page_said` is the page that the gold gives, `pages` those on which the places begin, in their order and None in a
    file without pages. `before` and `after` are the words around the first place. `meeting_date` is the document's.
    """

    document: str
    quote: str
    places: tuple[Place, ...]
    unit: Unit = Unit.QUOTE
    locator: str = ""
    page_said: int | None = None
    pages: tuple[int | None, ...] = ()
    title: str = ""
    meeting_date: date | None = None
    before: str = ""
    after: str = ""

    def met_by(self, place: Place) -> bool:
        """Say whether `place` meets one of the places."""
        return any(own.meets(place) for own in self.places)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One claim of an answer and its markers: 1-based numbers into the row's citations.

    `support` is how well the assistant held its quotes to carry it, 0 to 1; None where the words are the record's, or
    where that is not told (over HTTP).
    """

    text: str
    citations: tuple[int, ...]
    support: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A citation as it was given, and what the record said when it was looked up.

    `resolved`: the span exists in a stored document that this reader may see. `stands`: the quote is in that document's
    text of record, white space aside; `in_place`: it is what stands at the span itself. `page` is what the citation
    says, `true_page` where its span begins in the record; both None in a file without pages. `before` and `after` are
    the words around the span, `recognised` how surely a scanned page was read.
    """

    document: str
    quote: str
    page: int | None
    place: Place
    resolved: bool
    stands: bool
    in_place: bool = True
    true_page: int | None = None
    locator: str = ""
    refs: tuple[str, ...] = ()
    title: str = ""
    meeting_date: date | None = None
    before: str = ""
    after: str = ""
    recognised: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A retrieved chunk; its place in the row's `hits` is its rank, a higher `score` is better within one question.

    `chunk_id` is empty where the hit came over HTTP, and `text`, the chunk's words, in rows of before it was kept.
    """

    chunk_id: str
    document: str
    place: Place
    page: int | None = None
    score: float | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paired:
    """The same question with one thing changed beside it: what was changed, and what that did to the answer.

    `kind` names the change (edited, deleted, paraphrased, misspelt, shuffled, duplicated, again, follow_up), `change`
    says it for a person, `before` is the answer without it. `verdict` is what became of the answer: same or differs,
    and where the papers were changed follows, kept, kept_elsewhere, abstained or other. `right_before` says whether the
    answer before was right; `gains` are scores with the change less those without, by name.
    """

    kind: str
    verdict: str
    change: str = ""
    before: str = ""
    right_before: bool = False
    gains: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class TokenCount:
    """What a language model read and wrote for one question, as its provider counts."""

    read: int
    written: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Everything kept about one question. `error` set means that the row has no score at all, not a score of 0.

    Of the sample: `sample_set` (its file), `history` (earlier turns), `gold_answer` and `remark` (in a person's words),
    `tags`, and `same_as`, the id of the question that this one asks again in other words (a paraphrase, a misspelling,
    a follow-up written out). Of the answer: `sentences` are its claims, `lead` and `reading` (words read as others) and
    `notes` what is said beside them, `standalone` the question as it was understood. `timings_ms` are `answer` and
    `search` by the clock, `stages_ms` the steps within `answer`; `tokens` is None where no provider counted. `paired`
    is set where the question was asked twice with one thing changed, on the row with the change.
    """

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
    clarified: bool = False
    lead: str = ""
    reading: str = ""
    notes: tuple[str, ...] = ()
    standalone: str = ""
    stages_ms: Mapping[str, float] = field(default_factory=dict)
    tokens: TokenCount | None = None
    difficulty: str | None = None
    as_of: date | None = None
    history: tuple[str, ...] = ()
    gold_answer: str = ""
    remark: str = ""
    tags: tuple[str, ...] = ()
    same_as: str | None = None
    sample_set: str = ""
    variant: str = ""
    paired: Paired | None = None

    @property
    def ending(self) -> Ending:
        """How the question ended."""
        if self.error is not None:
            return Ending.ERRORED
        if self.abstained:
            return Ending.ABSTAINED
        return Ending.CLARIFIED if self.clarified else Ending.ANSWERED

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that the question is about, each once, in the order of its evidence; none where it has none."""
        return tuple(dict.fromkeys(evidence.document for evidence in self.evidence))

    @property
    def cluster(self) -> str:
        """The document that the question is about: questions over one document succeed and fail together."""
        return self.evidence[0].document if self.evidence else f"question {self.id}"
