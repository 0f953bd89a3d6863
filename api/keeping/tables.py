"""The tables of what is kept. `SCHEMA_VERSION` goes up whenever they change."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = "1"

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("role", String, nullable=False),
    Column("name", String, nullable=False),
    Column("created", String, nullable=False),
    Column("changed", String, nullable=False),
    Index("conversations_by_owner", "owner", "changed"),
)

# `request` is what the page calls one asking by: sent twice, after a lost connection, it is answered once.
turns = Table(
    "turns",
    metadata,
    Column("id", String, primary_key=True),
    Column("conversation_id", String, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("request", String, unique=True),
    Column("question", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("created", String, nullable=False),
)

# A person's opinion of one answer, with all that it was about: it outlasts the conversation, as officers work with it.
# `reasons` are set off by commas on both sides, so that one of them can be looked for.
feedback = Table(
    "feedback",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("role", String, nullable=False),
    Column("turn_id", String, nullable=False),
    Column("helpful", Integer, nullable=False),
    Column("reasons", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("history", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("asked", String, nullable=False),
    Column("created", String, nullable=False),
    Column("changed", String, nullable=False),
    Column("state", String, nullable=False),
    Column("comment", Text, nullable=False),
    Column("gold_id", String),
    Index("feedback_by_turn", "owner", "turn_id", unique=True),
    Index("feedback_by_time", "created"),
)
