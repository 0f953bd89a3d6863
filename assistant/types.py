"""The values on the path from a question to a cited answer, in the order in which they come about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.kinds import AbstentionReason as AbstentionReason
from assistant.kinds import Outcome as Outcome
from assistant.kinds import Route as Route
from assistant.kinds import Slot as Slot
from assistant.provenance import Note as Note
from assistant.provenance import Provenance as Provenance
from assistant.provenance import Step as Step
from assistant.provenance import Tokens as Tokens
from assistant.rows import Row
from assistant.tables import AnswerTable
from assistant.understanding.types import Alike, ReadAs
from vectorstore.types import Block, Document, Filters, Hit, Locator, OtherCopy, Span


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
    references named in it, `periods` the dates and years, `slots` what an answer must hold. `alike` are other wordings
    of its words, `read_as` the words that were read as others.
    """

    question: Question
    text: str
    own: str
    context: str = ""
    route: Route
    slots: tuple[Slot, ...] = ()
    refs: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()
    read_as: tuple[ReadAs, ...] = ()


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
    to stand in the quotes where the rest is headings over what is cited, empty where it is all of the text. `reworded`
    is a claim in words of a language model, of which more has to be checked.
    """

    text: str
    quotes: tuple[tuple[str, str], ...]
    computed: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    reworded: bool = False


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
    """One checkable sentence with at least one citation.

    `support` is how well its quotes carry a model's own words, 0 to 1; None where the words are the record's.
    """

    text: str
    citations: tuple[Citation, ...]
    support: float | None = None

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
class Choice:
    """One thing that a question can mean: what it is, in which paper, where; `question` is what picking it asks."""

    label: str
    title: str
    paper: str
    citation: Citation
    question: str

    def __str__(self) -> str:
        """Write it as a line of plain text."""
        return f"{self.label} {self.title} ({self.paper})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clarification:
    """A question back, with what the reader may have meant."""

    text: str
    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        """Refuse to ask where there is nothing to choose."""
        if len(self.choices) < 2:
            raise ValueError("a question back needs two choices")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A drafted claim that failed a check, and which; `support` where that was weighed before it failed."""

    text: str
    why: str
    support: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the reader gets: claims, an abstention or a question back, exactly one; `table` where rows are many.

    `read_as` are the words of the question that were read as others; `notes` say what a reader should know of how the
    answer came about, such as a language model that did not reply. `confidence` is how likely the evidence states all
    that was asked, 0 to 1, whether it was answered or not.
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
    read_as: tuple[ReadAs, ...] = ()
    clarification: Clarification | None = None
    notes: tuple[str, ...] = ()
    confidence: float = 0.0

    def __post_init__(self) -> None:
        """Refuse an answer that is several of the three, or none."""
        if sum((bool(self.claims), self.abstention is not None, self.clarification is not None)) != 1:
            raise ValueError("an answer has claims, an abstention or a clarification, one of the three")

    @property
    def outcome(self) -> Outcome:
        """Whether the question was answered."""
        if self.clarification:
            return Outcome.CLARIFY
        return Outcome.ABSTAINED if self.abstention else Outcome.ANSWERED

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in order of use; of an abstention those of the nearest facts, else of the choices."""
        claimed = [citation for claim in self.claims for citation in claim.citations]
        asked = [choice.citation for choice in self.clarification.choices] if self.clarification else []
        return tuple(dict.fromkeys([*(self.abstention.nearest if self.abstention else ()), *claimed, *asked]))

    @property
    def text(self) -> str:
        """The answer as plain text: the lead, then one claim a line, or the abstention's wording."""
        if self.abstention:
            return self.abstention.text
        if self.clarification:
            return "\n".join([self.clarification.text, *map(str, self.clarification.choices)])
        return "\n".join(part for part in (self.lead, *(claim.text for claim in self.claims)) if part)
