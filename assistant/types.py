"""The values on the path from a question to a cited answer, in the order in which they come about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.rows import Row
from assistant.tables import AnswerTable
from vectorstore.types import Block, Document, Filters, Hit, Locator, OtherCopy, Span


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"


class AbstentionReason(StrEnum):
    """Why there is no answer, in words that the interfaces relay unchanged."""

    EMPTY_INDEX = "empty_index"
    NOT_FOUND = "not_found"
    UNKNOWN_REFERENCE = "unknown_reference"
    WEAK_EVIDENCE = "weak_evidence"
    BLANK = "blank"
    NOT_SHOWN = "not_shown"
    UNSUPPORTED = "unsupported"
    OTHER_PERIOD = "other_period"
    UNKNOWN_NAME = "unknown_name"
    ADVICE = "advice"
    OPINION = "opinion"


class Route(StrEnum):
    """What shape of answer a question wants; it decides how much evidence is used and what must be in it."""

    FACT = "fact"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    STATUS = "status"
    DEFINITION = "definition"
    EXPLAIN = "explain"


class Slot(StrEnum):
    """A kind of thing that the words of an answer must hold for the question to be answered at all."""

    NUMBER = "number"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    PERSON = "person"
    NAME = "name"
    COLOUR = "colour"
    DECISION = "decision"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One earlier question of the same reader."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a reader asks: the words, the turns before, and what this reader may see (`filters.levels`)."""

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)

    def __post_init__(self) -> None:
        """Refuse an empty question."""
        if not self.text.strip():
            raise ValueError("a question needs words")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A question made to stand alone (`text`), and what it asks for.

    `own` is the part in the reader's own last words and `context` what earlier turns lend it; `refs` are canonical
    references named in it, `periods` the dates and years, `slots` what an answer must hold.
    """

    question: Question
    text: str
    own: str
    context: str = ""
    route: Route
    slots: tuple[Slot, ...] = ()
    refs: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A stretch of the record that a writer may use, under its label (E1, E2, ...).

    `score` is how likely it is to answer, 0 to 1, by a model of `features`. `row` is the row that it is a stretch of.
    """

    label: str
    document: Document
    span: Span
    block: Block
    score: float
    features: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)
    row: Row | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The words of record, without those that are struck out."""
        return self.document.standing(self.span)


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftClaim:
    """A sentence a writer proposes, with the quotes it says it rests on; nothing here is trusted yet.

    `computed` are figures that were counted from the quotes and so stand in none of them; `values` what of the text is
    to stand in the quotes where the rest is headings over what is cited, empty where it is all of the text.
    """

    text: str
    quotes: tuple[tuple[str, str], ...]
    computed: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a writer proposes: a one-line lead and claims, each with (label, quote) pairs."""

    lead: str
    claims: tuple[DraftClaim, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A place in the record: made only from a document and a span, so that the quote cannot differ from the record.

    `also_in` are the other places of the paper's words; `recognised` is how surely (0 to 1) the page was read by
    character recognition, None where the words are the file's own.
    """

    document_id: str
    version: int
    document: str
    title: str
    quote: str
    span: Span
    locator: Locator
    refs: tuple[str, ...] = ()
    meeting_date: date | None = None
    also_in: tuple[OtherCopy, ...] = ()
    recognised: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One checkable sentence with at least one citation."""

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        """Refuse a claim that rests on nothing."""
        if not self.citations:
            raise ValueError("a claim needs a citation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Abstention:
    """A deliberate no-answer: why, its wording, and the nearest things that the record does hold."""

    reason: AbstentionReason
    text: str
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A drafted claim that failed a check, and which."""

    text: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """How an answer came about: enough to explain it and to produce it again."""

    writer: str
    embedder: str
    settings_digest: str
    prompt_version: str | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the reader gets: claims or an abstention, never both and never neither; `table` where rows are many.

    `confidence` is how likely the evidence states all that was asked, 0 to 1, whether it was answered or not.
    """

    question: Question
    lead: str = ""
    claims: tuple[Claim, ...] = ()
    abstention: Abstention | None = None
    hits: tuple[Hit, ...] = field(default=(), repr=False)
    dropped: tuple[Dropped, ...] = ()
    standalone: str = ""
    provenance: Provenance | None = None
    table: AnswerTable | None = None
    confidence: float = 0.0

    def __post_init__(self) -> None:
        """Refuse an answer that both answers and abstains, or does neither."""
        if bool(self.claims) == (self.abstention is not None):
            raise ValueError("an answer has claims or an abstention, one of the two")

    @property
    def outcome(self) -> Outcome:
        """Whether the question was answered."""
        return Outcome.ABSTAINED if self.abstention else Outcome.ANSWERED

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in order of use; of an abstention, those of the nearest facts."""
        claimed = (citation for claim in self.claims for citation in claim.citations)
        return tuple(dict.fromkeys(self.abstention.nearest if self.abstention else claimed))

    @property
    def text(self) -> str:
        """The answer as plain text: the lead, then one claim a line, or the abstention's wording."""
        if self.abstention:
            return self.abstention.text
        return "\n".join(part for part in (self.lead, *(claim.text for claim in self.claims)) if part)
