"""Keeps conversations: begun by their first question, named, found again, deleted, each seen by its owner alone."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, or_, select, update

from api.keeping.database import Database
from api.keeping.tables import conversations, turns
from api.keeping.types import Conversation, Turn
from api.person import Person

NAME_LENGTH = 120  # characters
MOST_LISTED = 200


class NotKept(LookupError):
    """No such conversation or answer is kept for whoever asks: deleted, somebody else's, or never there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One question that was answered, to be kept; `request` is what the page calls this asking by."""

    question: str
    answer: Mapping[str, Any]
    filters: Mapping[str, Any]
    made_with: Mapping[str, Any]
    request: str | None = None


class Conversations:
    """Reads and writes the conversations of one database."""

    def __init__(self, database: Database) -> None:
        """Keep them in this database."""
        self._database = database

    def add(self, person: Person, asked: Asked, conversation_id: str | None = None) -> Turn:
        """Keep an answer at the end of a conversation, or of a new one named for the question; raises NotKept."""
        now = _now()
        with self._database.writing() as connection:
            if conversation_id is None:
                conversation_id = _new_id()
                role = min(person.roles, default="")
                named = {"name": shortened(asked.question), "created": now, "changed": now}
                connection.execute(
                    insert(conversations).values(id=conversation_id, owner=person.owner, role=role, **named)
                )
            else:
                own = (conversations.c.id == conversation_id) & (conversations.c.owner == person.owner)
                if not connection.execute(update(conversations).where(own).values(changed=now)).rowcount:
                    raise NotKept("such conversation")
            last = select(func.coalesce(func.max(turns.c.number), 0)).where(turns.c.conversation_id == conversation_id)
            turn = Turn(
                id=_new_id(),
                conversation_id=conversation_id,
                number=connection.execute(last).scalar_one() + 1,
                question=asked.question,
                filters=asked.filters,
                answer=asked.answer,
                made_with=asked.made_with,
                created=now,
            )
            connection.execute(insert(turns).values(**_coded(turn), request=asked.request))
        return turn

    def listed(self, person: Person, words: str = "") -> tuple[Conversation, ...]:
        """Return a person's conversations, the last changed first; with `words`, those that hold them all somewhere."""
        query = (
            select(conversations, func.count(turns.c.id).label("questions"))
            .outerjoin(turns, turns.c.conversation_id == conversations.c.id)
            .where(conversations.c.owner == person.owner)
            .group_by(conversations.c.id)
            .order_by(conversations.c.changed.desc(), conversations.c.id)
            .limit(MOST_LISTED)
        )
        for word in words.split():
            query = query.where(or_(*_holding(word)))
        with self._database.reading() as connection:
            return tuple(_conversation(row) for row in connection.execute(query))

    def get(self, person: Person, conversation_id: str) -> Conversation:
        """Return a conversation with its turns; raises NotKept."""
        own = (conversations.c.id == conversation_id) & (conversations.c.owner == person.owner)
        of_it = select(turns).where(turns.c.conversation_id == conversation_id).order_by(turns.c.number)
        with self._database.reading() as connection:
            found = connection.execute(select(conversations).where(own)).first()
            rows = connection.execute(of_it).all()
        if found is None:
            raise NotKept("such conversation")
        return _conversation(found, tuple(_turn(row) for row in rows))

    def turn(self, person: Person, turn_id: str) -> Turn:
        """Return one kept answer; raises NotKept."""
        return self._one(person, select(turns).where(turns.c.id == turn_id))

    def by_request(self, person: Person, request: str) -> Turn | None:
        """Return what was answered to this asking already, None where nothing was."""
        try:
            return self._one(person, select(turns).where(turns.c.request == request))
        except NotKept:
            return None

    def rename(self, person: Person, conversation_id: str, name: str) -> None:
        """Give a conversation another name; raises NotKept."""
        own = (conversations.c.id == conversation_id) & (conversations.c.owner == person.owner)
        with self._database.writing() as connection:
            if not connection.execute(update(conversations).where(own).values(name=shortened(name))).rowcount:
                raise NotKept("such conversation")

    def delete(self, person: Person, conversation_id: str) -> None:
        """Remove a conversation and its answers for good; raises NotKept."""
        own = (conversations.c.id == conversation_id) & (conversations.c.owner == person.owner)
        with self._database.writing() as connection:
            if not connection.execute(delete(conversations).where(own)).rowcount:
                raise NotKept("such conversation")

    def delete_older(self, days: int) -> int:
        """Remove every conversation that nobody has added to for so many days; return how many went."""
        until = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            return connection.execute(delete(conversations).where(conversations.c.changed < until)).rowcount

    def _one(self, person: Person, query: Select[Any]) -> Turn:
        owned = query.join(conversations, conversations.c.id == turns.c.conversation_id).where(
            conversations.c.owner == person.owner
        )
        with self._database.reading() as connection:
            found = connection.execute(owned).first()
        if found is None:
            raise NotKept("such answer")
        return _turn(found)


def shortened(text: str) -> str:
    """Return a name of one line and of NAME_LENGTH characters at most, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= NAME_LENGTH else line[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _holding(word: str) -> tuple[Any, ...]:
    inside = select(turns.c.conversation_id).where(
        turns.c.question.icontains(word, autoescape=True) | turns.c.answer.icontains(word, autoescape=True)
    )
    return conversations.c.name.icontains(word, autoescape=True), conversations.c.id.in_(inside)


def _coded(turn: Turn) -> dict[str, Any]:
    plain = {"id": turn.id, "conversation_id": turn.conversation_id, "number": turn.number, "created": turn.created}
    coded = {name: json.dumps(getattr(turn, name), ensure_ascii=False) for name in ("filters", "answer", "made_with")}
    return {**plain, "question": turn.question, **coded}


def _turn(row: Row[Any]) -> Turn:
    return Turn(
        id=row.id,
        conversation_id=row.conversation_id,
        number=row.number,
        question=row.question,
        filters=json.loads(row.filters),
        answer=json.loads(row.answer),
        made_with=json.loads(row.made_with),
        created=row.created,
    )


def _conversation(row: Row[Any], held: tuple[Turn, ...] = ()) -> Conversation:
    return Conversation(
        id=row.id,
        owner=row.owner,
        role=row.role,
        name=row.name,
        created=row.created,
        changed=row.changed,
        questions=len(held) or getattr(row, "questions", 0),
        turns=held,
    )


def _new_id() -> str:
    return secrets.token_urlsafe(12)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
