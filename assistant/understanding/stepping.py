"""The reference before or after another, in the order of the paper: "and the next one?", "and the one before?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.near_references import spelt
from assistant.understanding.types import ReadAs
from vectorstore._reference_patterns import KIND_OF
from vectorstore.index import Index
from vectorstore.records import Record
from vectorstore.references import canonical, equivalents, find_references
from vectorstore.types import Filters

Step = Callable[[str, int], str]
"""From a reference as people write it, and +1 or -1, to its neighbour, empty where there is none."""

_ROW = (
    r"(?:one|action|project|recommendation|minute|saving|row|item|risk|milestone|deliverable|point|measure|line|entry)"
)
_STEP = re.compile(
    rf"\b(?:the )?(?:(?P<next>next|following)|previous|preceding|prior) {_ROW}\b(?! (?:meeting|due))"
    r"|\bthe one (?:(?P<after>after|below)|before|above)\b(?: (?:that|it|this)(?: one)?)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\s*(?:(?:and|what about|how about|ok|same for)\b[,:]?\s*)*"
    r"(?P<number>(?!(?:19|20)\d\d)\d{1,4}[a-h]?)(?=\s*(?:[,.?!]|$|and\b))",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b(?:{'|'.join(sorted(KIND_OF, key=len, reverse=True))})\b", re.IGNORECASE)


def stepped(text: str, earlier: str, step: Step) -> tuple[str, tuple[ReadAs, ...]]:
    """Return a follow-up with the neighbour that it means by its name, unchanged where it means none."""
    match = _STEP.search(text)
    named = find_references(earlier, loose=True)
    if not match or not named:
        return text, ()
    neighbour = step(named[-1].text, 1 if match["next"] or match["after"] else -1)
    if not neighbour:
        return text, ()
    return text[: match.start()] + neighbour + text[match.end() :], (ReadAs(typed=match.group(), read=neighbour),)


def numbered(text: str, earlier: str) -> str:
    """Return a follow-up that says what its bare number is of: "and 107?" after a question about savings."""
    number = _BARE.match(text)
    kinds = {match.group().casefold() for match in _KIND.finditer(earlier)}
    if not number or len({KIND_OF[kind] for kind in kinds}) != 1:
        return text
    return f"{text[: number.start('number')]}{KIND_OF[kinds.pop()]} {text[number.start('number') :]}"


def no_step(reference: str, way: int) -> str:
    """Know of no neighbour: where there are no papers to look in."""
    return ""


def step_in(index: Index, filters: Filters) -> Step:
    """Return the step through the papers that a reader may see."""

    def step(reference: str, way: int) -> str:
        records = index.register.find(filters, refs=equivalents(canonical(reference)))
        if not records:
            return ""
        record = max(records, key=lambda one: _day(one, index, filters))
        row = _row_of(record, index.register.of_document(record.document_id, filters))
        place = row.index(record.ref or "") + way
        return _written(row[place], reference) if 0 <= place < len(row) else ""

    return step


def _day(record: Record, index: Index, filters: Filters) -> date:
    paper = index.catalogue.document(record.document_id, filters.levels)
    return record.as_of or paper.meeting_date or date.min


def _row_of(record: Record, records: tuple[Record, ...]) -> list[str]:
    """Return the references of a record's table, or of its kind in the paper, each once, in order."""
    beside = [
        one
        for one in records
        if one.ref and one.kind is record.kind and one.scope == record.scope and one.table_id == record.table_id
    ]
    return list(dict.fromkeys(one.ref for one in beside if one.ref))


def _written(neighbour: str, reference: str) -> str:
    """Write the neighbour as the reader wrote the first: Recommendation 8 after Recommendation 7, though it is R8."""
    kind, _, _ = canonical(reference).partition(" ")
    forms = [form for form in equivalents(neighbour) if form.partition(" ")[0] == kind]
    return spelt(forms[0] if forms else neighbour)
