"""Chooses what of a row is said: what names it, what was asked for, what the question is most about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant import changes
from assistant.brevity import Room, room_for
from assistant.query import Query, coverage, likeness, take_text_apart
from assistant.register.asking import wanted_fields
from assistant.register.gist import gist, opening, plain_words, sentences_in
from assistant.register.showing import MISSING, NAMING, naming_field
from assistant.rows import Row, Said
from assistant.slots import gives, holds
from assistant.types import Route
from vectorstore.records import Field, FieldSource, Record
from vectorstore.types import Document
from vectorstore.word_vectors import WordVectors

NAME_BESIDE, NAME_ALONE = 8, 30
"""How many words of a row's name are said beside what was asked for, and where nothing else was."""

REASONS = "comments"
"""The field that papers say reasons in, said at length to who asks why."""
_WHY = re.compile(r"\bwhy\b|\breasons?\b", re.IGNORECASE)
MOST_ASKED, MOST_SHORT, SHORT = 4, 6, 3
_FROM_ABOVE = frozenset({FieldSource.HEADING, FieldSource.CARRIED})
_NOTHING = frozenset({"-", "–", "—", "0", "0.0", "n/a", "nil", "none"})


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells rows of one paper for one question; `names` are fields that the answer rests on, said before others."""

    query: Query
    document: Document
    words: WordVectors
    names: tuple[str, ...] = ()

    def row(self, record: Record, told: Sequence[Field] = (), size: int | None = None) -> Row:
        """Return a row with what of it is said, in about `size` words, or those that the question has room for.

        `told` are fields that the answer rests on, the best of which is said whatever its length.
        """
        naming = naming_field(record)
        values = {id(f): self._value(f) for f in record.fields if _is_own(f, record)}
        own = sorted((f for f in record.fields if id(f) in values), key=lambda f: (f not in told, -values[id(f)]))
        long = {REASONS} if _WHY.search(self.query.plan.own) else set()
        asked = self._asked(record, naming, told)
        kept = {id(f): self._said(f, self._room.told if f.name in long else self._room.asked) for f in asked}
        for found in [f for f in own if self._is_aside(f) and f is not naming][:MOST_SHORT]:
            kept.setdefault(id(found), found.value)
        if own and own[0] in told and id(own[0]) not in kept:
            kept[id(own[0])] = self._said(own[0], self._room.told)
        if naming is not None and id(naming) not in kept:
            kept[id(naming)] = opening(self._text(naming), NAME_BESIDE if kept else NAME_ALONE)
        for found in [*own[:1], *sorted(own[1:], key=lambda f: len(f.value.split()) > SHORT)]:
            room = (size or self._room.row) - sum(len(said.split()) for said in kept.values())
            if id(found) not in kept and len(plain_words(found.value)) + len(found.heading.split()) <= room:
                kept[id(found)] = self._said(found, room)
        answering = self._answering(own, kept)
        if answering is not None:
            kept[id(answering)] = self._said(answering, self._room.told)
        said = tuple(Said(field=found, words=kept[id(found)]) for found in record.fields if id(found) in kept)
        return Row(record=record, said=said)

    def _answering(self, own: Sequence[Field], kept: Mapping[int, str]) -> Field | None:
        """Return the likeliest field that has what is asked for where nothing that is said has it."""
        slots, asked = self.query.plan.slots, self.query.plan.text
        if not self._room.apt or any(gives(slot, said, asked) for slot in slots for said in kept.values()):
            return None
        return next((f for f in own if id(f) not in kept and any(gives(slot, f.value, asked) for slot in slots)), None)

    def worth(self, text: str) -> float:
        """Return how much a text is about the question, and whether it has the kinds of thing that are asked for."""
        parts, slots = take_text_apart(text, self.words), self.query.plan.slots
        held = sum(gives(slot, text, self.query.plan.text) for slot in slots) / max(len(slots), 1)
        return coverage(self.query, frozenset(parts.terms)) + likeness(self.query, parts) + self._room.held * held

    def _value(self, found: Field) -> float:
        """Return what a field is worth: what its best sentence is, however much else stands in its cell."""
        sentences = sentences_in(found.value) or [found.value]
        return max(self.worth(f"{found.heading} {sentence}") for sentence in sentences)

    @cached_property
    def _room(self) -> Room:
        return room_for(self.query.plan)

    def _is_aside(self, found: Field) -> bool:
        """Say whether a field is said for taking so few words; in a short answer, only if it may be what is asked."""
        slots = self.query.plan.slots if self._room.apt else ()
        may_be = not slots or any(holds(slot, found.value) for slot in slots)
        return len(found.value.split()) <= SHORT and bool(found.heading) and may_be

    @cached_property
    def _wanted(self) -> Collection[str]:
        plan = self.query.plan
        asked = () if plan.route in (Route.DEFINITION, Route.EXPLAIN) else wanted_fields(plan.own)
        asked = (*asked, REASONS) if _WHY.search(plan.own) else asked
        return tuple(dict.fromkeys((*self.names, *asked)))

    def _asked(self, record: Record, naming: Field | None, told: Sequence[Field]) -> list[Field]:
        """Return the fields asked for that say something, or, where none does, one that is known to be blank."""
        named = [f for f in record.fields if f is not naming and f.name in self._wanted]
        saying = [f for f in named if f.value.casefold() not in _NOTHING and f.value]
        order = list(self._wanted)
        first = sorted(saying, key=lambda f: (f not in told, order.index(f.name)))[:MOST_ASKED]
        return first or [f for f in named if f.source in MISSING][:1]

    def _said(self, found: Field, words: int) -> str:
        missing = MISSING.get(found.source)
        if missing:
            return missing + "".join(changes.struck_notes(self.document, span) for span in found.spans)
        return gist(self._text(found), words, self.worth)

    def _text(self, found: Field) -> str:
        """Return a field's words, with what is struck out there said as such."""
        spans = [span for span in found.spans if len(span)]
        struck = any(changes.struck_notes(self.document, span) for span in spans)
        if not struck or found.source is not FieldSource.TEXT:
            return found.value
        return " ".join(changes.shown(self.document, span) for span in spans)


def _is_own(found: Field, record: Record) -> bool:
    """Say whether a field is words of the row itself, beside its reference and what it has from above.

    What marks a row as a total says again what it is called.
    """
    if found.name in ("ref", "total") or found.value == record.label or found.source in _FROM_ABOVE:
        return False
    return bool(found.value) and (found.value.casefold() not in _NOTHING or found.name in NAMING)
