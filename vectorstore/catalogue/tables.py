"""The catalogue's tables. `SCHEMA_VERSION` goes up whenever they, or the words of the full-text index, change."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA_VERSION = "5"

metadata = MetaData()


def _owner() -> Column[str]:
    """Name the document a row is part of; the row goes when the document goes."""
    return Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("signature", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("council", String),
    Column("committee", String),
    Column("kind", String, nullable=False),
    Column("meeting_date", String),
    Column("level", String, nullable=False),
    Column("access", Text, nullable=False),
    Column("restrictions", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("deletions", Text, nullable=False),
    Column("pages", Text, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("ingested_at", String, nullable=False),
)

# One row a path; `number` keeps the order in which paths were first seen, so the first path names a document.
sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("signature", String, nullable=False),
    Column("document_id", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("number", Integer, primary_key=True),
    _owner(),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("level", String, nullable=False),
    Column("locator", Text, nullable=False),
    Column("refs", Text, nullable=False),
    Column("columns", Text, nullable=False),
    Column("cells", Text, nullable=False),
    Column("fills", Text, nullable=False),
    Column("table", Integer),
    Index("blocks_by_place", "document_id", "start"),
)

chunks = Table(
    "chunks",
    metadata,
    Column("id", String, primary_key=True),
    _owner(),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("level", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("under", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("refs", Text, nullable=False),
    Column("windows", Text, nullable=False),
    Column("deleted", Text, nullable=False),
    Column("window_count", Integer, nullable=False),
    Index("chunks_by_place", "document_id", "ordinal"),
    Index("chunks_by_level", "level", "document_id"),  # counts them without reading their text
)

refs = Table(
    "refs",
    metadata,
    Column("ref", String, primary_key=True),
    Column("chunk_id", String, primary_key=True),
    _owner(),
    Column("level", String, nullable=False),
    Column("occurrences", Integer, nullable=False),
    Index("refs_by_document", "document_id"),
    sqlite_with_rowid=False,
)

# The register: what is filtered by has a column, fields and places are JSON.
records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    _owner(),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("ref", String),
    Column("label", String),
    Column("scope", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("spans", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("table", String),
    Column("table_id", String),
    Column("as_of", String),
    Column("level", String, nullable=False),
    Index("records_by_place", "document_id", "ordinal"),
    Index("records_by_ref", "ref"),
    Index("records_by_kind", "kind"),
    Index("records_by_level", "level", "document_id", "kind"),
)

# Where words stand on the pages that can be drawn (`vectorstore.page_words`); offsets count from the page's own start.
page_words = Table(
    "page_words",
    metadata,
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("sideways", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# The smallest hashes of a document's runs of words, by which those that are like it are found.
sketches = Table(
    "sketches",
    metadata,
    Column("hash", Integer, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Index("sketches_by_document", "document_id"),
    sqlite_with_rowid=False,
)

# Documents that hold the same words (`vectorstore.likeness`), each pair both ways round.
near_copies = Table(
    "near_copies",
    metadata,
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Documents whose vectors may differ from the catalogue's chunks: written with the change, struck off once they agree.
unsettled = Table("unsettled", metadata, Column("document_id", String, primary_key=True))

# Files that are not in the record as they stand, one row a path; the row goes when the file is read, or is gone.
failures = Table(
    "failures",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("why", String, nullable=False),
    Column("fix", String, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
)

# Versions that no longer stand, one row each time a path came to hold another document.
replacements = Table(
    "replacements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("document_id", String, nullable=False),
    Column("level", String, nullable=False),
    Column("by_id", String, nullable=False),
    Column("by_level", String, nullable=False),
    Column("at", String, nullable=False),
)
