"""Words for rows: what a row is called, and what of it is said for a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from assistant.register.gist import gist, opening, plain_words
from assistant.types import Said
from vectorstore.records import Field, FieldSource, Record

NAMING = ("title", "name", "term", "description", "item", "measure", "risk", "issue", "milestone", "text")
"""Fields that say what a row is, the likeliest first."""

ASKED_WORDS, TOLD_WORDS = 40, 60
NAME_BESIDE, NAME_ALONE = 16, 30
"""How many words of a row's name are said beside what was asked for, and where nothing else was."""

MOST_ASKED, SHORT = 4, 4
KEYS = frozenset({"ref", "minute", "item"})
_MISSING = {FieldSource.BLANK: "blank", FieldSource.NOT_SHOWN: "not shown in this copy"}


def called(record: Record, words: int = 12) -> str:
    """Return what a reader would call a row: its reference as printed, else the first words that name it."""
    naming = naming_field(record)
    return record.label or (opening(naming.value, words) if naming else "the row")


def own_label(record: Record) -> str:
    """Return the reference as the row itself prints it, empty where it has it from a row above."""
    carried = any(found.source is FieldSource.CARRIED for found in record.fields if found.name in KEYS)
    return "" if carried else record.label or ""


def naming_field(record: Record) -> Field | None:
    """Return the field that says what the row is, None where no such field has words."""
    for name in NAMING:
        found = record.get(name)
        if found is not None and found.value:
            return found
    return next((found for found in record.fields if found.value and found.name != "ref"), None)


def fields_said(
    record: Record, wanted: Collection[str], worth: Callable[[str], float], words: int, told: Sequence[Field] = ()
) -> tuple[Said, ...]:
    """Choose what of a row is said, in about so many words: what names it, what was asked for, what is most about it.

    `wanted` are the names of the fields asked for; `told` are fields that the answer rests on, the best of which is
    said whatever its length; `worth` says how much a text is about the question.
    """
    naming = naming_field(record)
    asked = [f for f in record.fields if f is not naming and f.name in wanted and _says(f)][:MOST_ASKED]
    values = {id(f): worth(f"{f.heading} {f.value}") for f in record.fields if _is_own(f)}
    own = sorted((f for f in record.fields if id(f) in values), key=lambda f: (f not in told, -values[id(f)]))
    own = [*own[:1], *sorted(own[1:], key=lambda f: len(f.value.split()) > SHORT)]
    best = own[0] if own and own[0] in told else None
    kept = {id(f): _said(f, ASKED_WORDS, worth) for f in asked}
    if best is not None and id(best) not in kept:
        kept[id(best)] = _said(best, TOLD_WORDS, worth)
    if naming is not None and id(naming) not in kept:
        kept[id(naming)] = opening(naming.value, NAME_BESIDE if kept else NAME_ALONE)
    for found in own:
        room = words - sum(len(said.split()) for said in kept.values())
        if id(found) not in kept and len(plain_words(found.value)) + len(found.heading.split()) <= room:
            kept[id(found)] = _said(found, room, worth)
    return tuple(Said(field=found, words=kept[id(found)]) for found in record.fields if id(found) in kept)


def row_text(record: Record, said: Sequence[Said]) -> str:
    """Return a row in words: its reference and name, then each field under its heading."""
    naming = naming_field(record)
    names = [part.words for part in said if part.field is naming]
    first = " ".join(part for part in (record.label or "", *names) if part)
    others = [_headed(part) for part in said if part.field is not naming]
    return " | ".join(part for part in (first, *others) if part)


def _headed(part: Said) -> str:
    return f"{part.field.heading}: {part.words}" if part.field.heading else part.words


def _said(found: Field, words: int, worth: Callable[[str], float]) -> str:
    return _MISSING.get(found.source) or gist(found.value, words, worth)


def _is_own(found: Field) -> bool:
    """Say whether a field is words of the row itself, beside its reference and what stands over it."""
    return bool(found.value) and found.name != "ref" and found.source is not FieldSource.HEADING


def _says(found: Field) -> bool:
    return bool(found.value) or found.source in _MISSING
