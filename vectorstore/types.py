"""The values every folder shares: what is stored, where a person finds it, and who may read it.

All are frozen and keyword-only; change one with `dataclasses.replace`. Constructors refuse the impossible, so a value
that exists can be trusted. Every offset counts characters of `Document.text`, the text of record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vectorstore.access import OFFICER_READER as OFFICER_READER
from vectorstore.access import PUBLIC_READER as PUBLIC_READER
from vectorstore.access import Access as Access
from vectorstore.access import AccessLevel as AccessLevel
from vectorstore.access import strictest as strictest
from vectorstore.places import Locator as Locator
from vectorstore.places import Page as Page
from vectorstore.spans import Span as Span
from vectorstore.spans import blanked, kept, within


class DocumentKind(StrEnum):
    """What sort of paper a document is; a report recommends, only minutes and decisions resolve."""

    PLAN = "plan"
    REPORT = "report"
    AGENDA = "agenda"
    MINUTES = "minutes"
    DECISION = "decision"
    OTHER = "other"


class BlockKind(StrEnum):
    """The structural units that a document is read into."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    MINUTE = "minute"
    ROW = "row"
    TABLE_HEADER = "table_header"


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherCopy:
    """Another place where a reader finds a paper's words: the same file under another path, or a near-copy."""

    document_id: str
    name: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Restriction:
    """A stretch of a document, an exempt appendix say, that is withheld more strictly than the rest."""

    span: Span
    access: Access


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One ingested file and its text of record.

    `id` names the content (a digest), so that a citation never comes to point at changed words; `version` counts the
    contents that stood under the same key (the resolved path). `name` is the bare file name. `marks` are stretches
    that stay in the text but are furniture (running heads, page numbers): never searched, never quoted. `deletions` are
    words that are no part of what the paper says, and so neither searched nor quoted as such: struck out, deleted by a
    tracked change, or, as far as they are `asides`, addressed to the software that reads it.
    """

    id: str
    version: int
    name: str
    title: str
    source: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    council: str | None = None
    committee: str | None = None
    kind: DocumentKind = DocumentKind.OTHER
    meeting_date: date | None = None
    access: Access = field(default_factory=Access)
    restrictions: tuple[Restriction, ...] = ()
    marks: tuple[Span, ...] = field(default=(), repr=False)
    deletions: tuple[Span, ...] = field(default=(), repr=False)
    asides: tuple[Span, ...] = field(default=(), repr=False)
    copies: tuple[OtherCopy, ...] = ()

    @property
    def struck(self) -> tuple[Span, ...]:
        """The deletions that a reader sees as such: words struck out or deleted by a tracked change."""
        if not self.asides:
            return self.deletions
        return tuple(part for gone in self.deletions for part in kept(gone, self.asides))

    def quote(self, span: Span) -> str:
        """Return the words of record that `span` covers, exactly as they stand."""
        if span.end > len(self.text):
            raise ValueError(f"{self.name} has {len(self.text)} characters; no span {span.start} to {span.end}")
        return self.text[span.start : span.end]

    def runs(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches of `span` that are not deleted, in order: the whole of it where nothing is."""
        return kept(span, within(span, self.deletions))

    def standing(self, span: Span) -> str:
        """Return what the paper says in `span` as it now stands: its words of record without the deleted ones."""
        return "".join(self.quote(run) for run in self.runs(span))

    def blanked(self, span: Span) -> str:
        """Return the words of record with a space for each deleted character, so that every place keeps its offset."""
        at = span.start
        gone = (Span(start=g.start - at, end=g.end - at) for g in within(span, self.deletions))
        return blanked(self.quote(span), gone)

    def page_of(self, offset: int) -> int | None:
        """Return the 1-based page of the file that `offset` falls on, None where the file has no pages."""
        page = self.page_at(offset)
        return page.number if page else None

    def page_at(self, offset: int) -> Page | None:
        """Return the page that `offset` falls on, None where the file has no pages."""
        return next((page for page in reversed(self.pages) if page.span.start <= offset), None)

    def level_of(self, span: Span) -> AccessLevel:
        """Return the strictest level that any character of `span` carries."""
        levels = [r.access.level for r in self.restrictions if r.span.overlaps(span)]
        return max([self.access.level, *levels], key=lambda level: level.rank)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A structural unit of one document: a heading, numbered paragraph, minute or table row, with its place.

    For rows `columns` are the headings of the table and `cells` the stretch of each cell, in the same order; a blank
    cell is an empty span. `fills` are the colours of the cells (a hue's name, None for white), in the same order, empty
    where none is coloured; `table` is shared by the rows of one table. `level` is the access level of the stretch.
    `reach` is over how many rows each cell is merged down, empty where none is or the format does not say; it is used
    while a paper is read and not stored, so it is no part of what makes two blocks equal.
    """

    document_id: str
    span: Span
    kind: BlockKind
    locator: Locator
    refs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[Span, ...] = ()
    fills: tuple[str | None, ...] = ()
    table: int | None = None
    level: AccessLevel = AccessLevel.PUBLIC
    reach: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """The unit that is stored, embedded and found: `text` is `document.quote(span)`, word for word.

    `context` (title, date, headings, column headings) is searched by its words beside the text but never quoted, and so
    is `under`, the part of it that is not the same all over the paper: it is embedded too. `windows` are the stretches
    embedded one vector each, since a small embedder reads short texts better; empty means the whole.
    `deleted` are the document's deletions as far as they lie inside: they stay in `text` and are never searched.
    """

    id: str
    document_id: str
    span: Span
    text: str
    locator: Locator
    refs: tuple[str, ...] = ()
    context: str = ""
    under: str = ""
    windows: tuple[Span, ...] = ()
    level: AccessLevel = AccessLevel.PUBLIC
    deleted: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a chunk whose text cannot be the words of its span."""
        if len(self.text) != len(self.span):
            raise ValueError(f"chunk {self.id}: {len(self.text)} characters for a span of {len(self.span)}")

    @property
    def search_text(self) -> str:
        """The words that stand: what is searched, and what is read where nothing shows which words are struck out."""
        return self._standing(self.span)

    @property
    def embedding_texts(self) -> tuple[str, ...]:
        """One text a window, in the order of `windows`, each after what it stands under: a row alone says little.

        Words that every chunk of a paper shares (its title, its date) draw the vectors of a small model together; the
        full-text search, which weighs shared words down by itself, reads them. Measured: the first right stretch of a
        question ranks 1.0 to 1.5 points of mean reciprocal rank lower with the title before each.
        """
        before = f"{self.under} | " if self.under else ""
        return tuple(before + self._standing(window) for window in self.windows or (self.span,))

    def _standing(self, span: Span) -> str:
        at = self.span.start
        return "".join(self.text[run.start - at : run.end - at] for run in kept(span, self.deleted))


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a search may look at. `levels` is who the reader is, and is never optional: the public by default.

    `as_of` keeps papers of meetings on or before that day (undated papers stay); `documents` are ids or file names,
    `kinds` kinds of paper.
    """

    levels: frozenset[AccessLevel] = PUBLIC_READER
    as_of: date | None = None
    committees: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A chunk that a retriever found; `rank` is 1-based, a higher `score` is better within one retriever.

    `shares` is, for one found in several ways at once, how near each way's best it came: (way, 0 to 1).
    """

    chunk: Chunk
    score: float
    rank: int
    retriever: str
    shares: tuple[tuple[str, float], ...] = ()
