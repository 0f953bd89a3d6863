"""One thing of one day told in two ways: another status or another lead in a second place, or in a second paper.

Two records are one thing only with the same reference, plan, kind, day and wording, and their values differ only where
both stand in words under the same heading. A post and a person, or two spellings of a name, may be the same lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from assistant.disagreeing.types import Disagreement, How, Side
from assistant.recorded import LEAD, RATING, STATUS, cite_field, title_of
from vectorstore.records import Field, FieldSource, Record
from vectorstore.types import Document

WATCHED = {"status": STATUS, "rating": RATING, "lead": LEAD}
READ = frozenset({FieldSource.TEXT, FieldSource.COLOUR})
ALIKE = 0.8
"""The share of the shorter wording's words that the longer must hold for two rows to be one thing."""

FEW_WORDS = 6
"""The longest value that is a status or a name; more is an account, and two accounts may both be true."""

_POST = re.compile(
    r"\b(?:director|head|manager|officer|lead|leader|chair|member|assistant|chief|commissioner|team|service|board|"
    r"council|committee|partnership|trust|all|tbc|vacant)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")

Read = tuple[Document, Record]


def same_day_disagreements(records: Iterable[Read]) -> Iterator[Disagreement]:
    """Yield what two records of one thing and one day say differently, each pair of values once."""
    things: dict[tuple[object, ...], list[Read]] = {}
    for document, record in records:
        day = record.as_of or document.meeting_date
        if record.ref and day:
            key = (record.ref, " ".join(record.scope.casefold().split()), record.kind, day)
            things.setdefault(key, []).append((document, record))
    for told in (sorted(read, key=_place) for read in things.values()):
        for what, names in WATCHED.items():
            yield from _differing(what, names, told)


def _place(read: Read) -> tuple[str, int]:
    document, record = read
    return document.name, record.span.start


def _differing(what: str, names: tuple[str, ...], told: Sequence[Read]) -> Iterator[Disagreement]:
    seen: set[frozenset[str]] = set()
    for (document, record), (other_document, other) in combinations(told, 2):
        pair = _comparable(record, other, names) if _is_one_thing(record, other) else None
        if pair is None or not _differ(what, pair[0].value, pair[1].value):
            continue
        values = frozenset(_folded(field.value) for field in pair)
        if values in seen:
            continue
        seen.add(values)
        sides = [_side(document, record, pair[0]), _side(other_document, other, pair[1])]
        label = record.label or record.ref
        yield Disagreement(
            what=f"the {what} of {label}", sides=tuple(sides), kinds=(record.kind,), refs=(record.ref or "",)
        )


def _is_one_thing(record: Record, other: Record) -> bool:
    """Say whether two rows are worded alike; two of one table are two things under a reference used twice."""
    words = [set(_WORD.findall(title_of(one).casefold())) for one in (record, other)]
    shorter = min(words, key=len)
    apart = record.document_id != other.document_id or record.table_id != other.table_id
    return apart and bool(shorter) and len(words[0] & words[1]) >= ALIKE * len(shorter)


def _comparable(record: Record, other: Record, names: tuple[str, ...]) -> tuple[Field, Field] | None:
    """Return the two fields to hold against each other: read from the page, under the same heading."""
    for name in names:
        one, two = record.get(name), other.get(name)
        if one and two and {one.source, two.source} <= READ and _folded(one.heading) == _folded(two.heading):
            return one, two
    return None


def _differ(what: str, one: str, two: str) -> bool:
    """Say whether two values cannot both be right: none is a part of the other, and leads are of one sort."""
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(two.casefold()))
    if not words or not others or words <= others or others <= words or max(len(words), len(others)) > FEW_WORDS:
        return False
    if what != "lead":
        return True
    return bool(_POST.search(one)) == bool(_POST.search(two)) and not words & others


def _side(document: Document, record: Record, field: Field) -> Side:
    return Side(value=field.value, how=How.STATED, citations=cite_field(document, record, field))


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
