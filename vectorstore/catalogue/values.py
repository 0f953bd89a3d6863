"""What the catalogue answers with, beside the shared values: a document's card, and where a path stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vectorstore.types import AccessLevel, DocumentKind


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentInfo:
    """A document without its text. `chunks` counts those that the reader may see; `copies` are its other paths.

    `copy_of` names the document that answers for it, as it holds the same words; None where it answers itself.
    """

    id: str
    version: int
    name: str
    source: str
    title: str
    council: str | None
    committee: str | None
    kind: DocumentKind
    meeting_date: date | None
    access: AccessLevel
    pages: int
    chunks: int
    copies: tuple[str, ...]
    ingested_at: datetime
    copy_of: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """What a path held when it was last ingested; `signature` also covers the settings it was read with."""

    key: str
    name: str
    digest: str
    signature: str
    document_id: str
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much a reader may search."""

    documents: int
    chunks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A file that is not in the record as it stands: why, what to do, and when that was first and last found.

    `skipped` ones have an ending that no reader takes. `stands` is the document of an earlier `version` of the file,
    which answers meanwhile; None where there is none.
    """

    source: str
    name: str
    why: str
    fix: str
    skipped: bool
    first: datetime
    last: datetime
    stands: str | None
    version: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Replaced:
    """A version that was replaced: the file's name, what the old one was, when, and the document that stands now."""

    name: str
    title: str
    version: int
    document_id: str
    at: datetime
    now_id: str
    now_title: str
