"""Keeps what people thought of answers, each opinion with the answer it is about, and what officers made of it."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from api.keeping.conversations import NotKept
from api.keeping.database import Database
from api.keeping.tables import feedback
from api.keeping.types import Turn
from api.person import Person

PAGE = 50  # items of a list's page
_CODED = ("history", "filters", "answer", "made_with")


class Why(StrEnum):
    """What was wrong with an answer."""

    WRONG = "wrong"
    NOT_IN_SOURCE = "not_in_source"
    MISSING = "missing"
    UNCLEAR = "unclear"


class State(StrEnum):
    """How far an officer has come with an item."""

    NEW = "new"
    LOOKED_AT = "looked_at"
    DONE = "done"


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What a person says of an answer; reasons belong to one that was not helpful."""

    helpful: bool
    reasons: tuple[Why, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedback:
    """An opinion with the question, the answer (wire format), its filters and what made it, all as of the time.

    `history` are the earlier questions of the conversation; moments are in UTC, as ISO 8601 writes them.
    """

    id: str
    owner: str
    role: str
    turn_id: str
    opinion: Opinion
    question: str
    history: tuple[str, ...]
    filters: Mapping[str, Any]
    answer: Mapping[str, Any] = field(repr=False)
    made_with: Mapping[str, Any] = field(repr=False)
    asked: str
    created: str
    changed: str
    state: State
    comment: str
    gold_id: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """Which items a list is of; None stands for all."""

    helpful: bool | None = None
    why: Why | None = None
    state: State | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many items there are, how many of them helpful, and how many by reason and by state."""

    all: int
    helpful: int
    why: Mapping[Why, int]
    states: Mapping[State, int]


class FeedbackStore:
    """Reads and writes the feedback of one database."""

    def __init__(self, database: Database) -> None:
        """Keep it in this database."""
        self._database = database

    def give(self, person: Person, turn: Turn, opinion: Opinion, history: Iterable[str] = ()) -> Feedback:
        """Keep an opinion of an answer; one given before is changed, and is new to the officers again."""
        now = _now()
        said = {
            "helpful": int(opinion.helpful),
            "reasons": "".join(f",{why.value}" for why in opinion.reasons) + ",",
            "note": opinion.note,
            "changed": now,
            "state": State.NEW.value,
        }
        own = (feedback.c.owner == person.owner) & (feedback.c.turn_id == turn.id)
        with self._database.writing() as connection:
            if not connection.execute(update(feedback).where(own).values(said)).rowcount:
                about = {
                    name: json.dumps(getattr(turn, name), ensure_ascii=False) for name in _CODED if name != "history"
                }
                of_it = {"id": secrets.token_urlsafe(9), "owner": person.owner, "role": min(person.roles, default="")}
                rest = {
                    "turn_id": turn.id,
                    "question": turn.question,
                    "asked": turn.created,
                    "created": now,
                    "comment": "",
                }
                told = {"history": json.dumps(list(history), ensure_ascii=False)}
                connection.execute(insert(feedback).values({**said, **about, **of_it, **rest, **told}))
            return _feedback(connection.execute(select(feedback).where(own)).one())

    def given(self, person: Person, turn_ids: Iterable[str]) -> dict[str, Feedback]:
        """Return a person's own feedback on these answers, by the turn's id."""
        own = (feedback.c.owner == person.owner) & feedback.c.turn_id.in_(list(turn_ids))
        with self._database.reading() as connection:
            return {row.turn_id: _feedback(row) for row in connection.execute(select(feedback).where(own))}

    def take_back(self, person: Person, turn_id: str) -> None:
        """Remove a person's feedback on an answer for good."""
        own = (feedback.c.owner == person.owner) & (feedback.c.turn_id == turn_id)
        with self._database.writing() as connection:
            connection.execute(delete(feedback).where(own))

    def get(self, feedback_id: str) -> Feedback:
        """Return one item; raises NotKept."""
        with self._database.reading() as connection:
            return _one(connection, feedback_id)

    def listed(self, narrowing: Narrowing, page: int | None = 1) -> tuple[Feedback, ...]:
        """Return a page of items, counted from 1, the newest first; all of them for None."""
        query = select(feedback).where(*_where(narrowing)).order_by(feedback.c.created.desc(), feedback.c.id)
        if page is not None:
            query = query.limit(PAGE).offset((page - 1) * PAGE)
        with self._database.reading() as connection:
            return tuple(_feedback(row) for row in connection.execute(query))

    def counted(self, narrowing: Narrowing) -> Tally:
        """Count the items of a list by what they say and by how far they are."""
        query = select(feedback.c.helpful, feedback.c.reasons, feedback.c.state, func.count().label("n"))
        grouped = query.where(*_where(narrowing)).group_by(feedback.c.helpful, feedback.c.reasons, feedback.c.state)
        whys, states, helpful = Counter[Why](), Counter[State](), 0
        with self._database.reading() as connection:
            for row in connection.execute(grouped):
                helpful += row.n * row.helpful
                states[State(row.state)] += row.n
                whys.update(dict.fromkeys(_whys(row.reasons), row.n))
        return Tally(all=sum(states.values()), helpful=helpful, why=whys, states=states)

    def handle(self, feedback_id: str, state: State, comment: str) -> None:
        """Say how far an officer has come with an item; raises NotKept."""
        changed = update(feedback).where(feedback.c.id == feedback_id).values(state=state.value, comment=comment)
        with self._database.writing() as connection:
            if not connection.execute(changed).rowcount:
                raise NotKept("such feedback")

    def make_gold(self, feedback_id: str, gold_id: str, keep: Callable[[], None]) -> None:
        """Call `keep` and say which gold question was made of an item, both or neither; raises NotKept.

        The transaction also sees to it that two officers never write the file of gold questions at once.
        """
        with self._database.writing() as connection:
            _one(connection, feedback_id)
            keep()
            made = update(feedback).where(feedback.c.id == feedback_id).values(gold_id=gold_id)
            connection.execute(made)

    def delete_older(self, days: int) -> int:
        """Remove the feedback that nobody has changed for so many days; return how many items went."""
        until = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            return connection.execute(delete(feedback).where(feedback.c.changed < until)).rowcount


def _one(connection: Connection, feedback_id: str) -> Feedback:
    row = connection.execute(select(feedback).where(feedback.c.id == feedback_id)).first()
    if row is None:
        raise NotKept("such feedback")
    return _feedback(row)


def _where(narrowing: Narrowing) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if narrowing.helpful is not None:
        wanted.append(feedback.c.helpful == int(narrowing.helpful))
    if narrowing.why is not None:
        wanted.append(feedback.c.reasons.contains(f",{narrowing.why.value},", autoescape=True))
    if narrowing.state is not None:
        wanted.append(feedback.c.state == narrowing.state.value)
    return wanted


def _whys(reasons: str) -> tuple[Why, ...]:
    return tuple(Why(one) for one in reasons.split(",") if one)


def _feedback(row: Row[Any]) -> Feedback:
    plain = ("id", "owner", "role", "turn_id", "question", "asked", "created", "changed", "comment", "gold_id")
    return Feedback(
        **{name: getattr(row, name) for name in plain},
        **{name: json.loads(getattr(row, name)) for name in _CODED if name != "history"},
        history=tuple(json.loads(row.history)),
        opinion=Opinion(helpful=bool(row.helpful), reasons=_whys(row.reasons), note=row.note),
        state=State(row.state),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
