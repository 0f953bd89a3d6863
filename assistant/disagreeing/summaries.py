"""A row that counts its own parts by status, held against the rows of those parts: "1 action reprofiled" and two are.

Only where more rows say the word than the summary counts: fewer may say the same in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.disagreeing.counted import Listed, children
from assistant.disagreeing.stated import NOUNS
from assistant.disagreeing.types import Disagreement, How, Side
from assistant.recorded import STATUS, cite_field, cite_record, words_of
from vectorstore._reference_patterns import WORD_NUMBERS
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Document

_SINGULAR = {noun.removesuffix("s"): noun for noun in NOUNS}
_NUMBER = rf"\d{{1,3}}|{'|'.join(WORD_NUMBERS)}"
_COUNTED = re.compile(
    rf"(?<![\w.])(?P<number>{_NUMBER})\s+(?P<noun>{'|'.join(_SINGULAR)})s?\s*[-–—:]?\s*(?P<word>[A-Za-z]{{5,}})",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ed|d|e|s|ing)$")


def summary_disagreements(
    document: Document, records: Sequence[Record], counted: Mapping[RecordKind, Listed]
) -> Iterator[Disagreement]:
    """Yield the counts by status in a row's words that the rows of its parts exceed."""
    for record in records:
        for field in record.fields if record.ref else ():
            if field.source is FieldSource.TEXT:
                yield from _of_field(document, record, field, counted)


def _of_field(
    document: Document, record: Record, field: Field, counted: Mapping[RecordKind, Listed]
) -> Iterator[Disagreement]:
    found = [(_SINGULAR[m["noun"].casefold()], m["word"], _value(m["number"])) for m in _COUNTED.finditer(field.value)]
    for noun, word, number in found:
        table = counted.get(NOUNS[noun])
        said_twice = sum(_stem(other) == _stem(word) for _, other, _ in found) > 1
        rows = [row for row in children(record, table.records) if _opens_with(row, word)] if table else []
        if len(rows) > number and not said_twice:
            listed = tuple(cited for row in rows for cited in cite_record(document, row)[:1])
            yield Disagreement(
                what=f"the number of {noun} of {record.label} that are {word.casefold()}",
                sides=(
                    Side(value=str(number), how=How.STATED, citations=cite_field(document, record, field)),
                    Side(value=str(len(rows)), how=How.LISTED, citations=listed),
                ),
                kinds=(NOUNS[noun],),
                refs=(record.ref or "",),
            )


def _opens_with(row: Record, word: str) -> bool:
    """Say whether a row's status begins with the word, in any of its forms: Remove, Removed."""
    first = re.match(r"\W*([A-Za-z]+)", words_of(row, STATUS))
    return first is not None and _stem(first[1]) == _stem(word)


def _stem(word: str) -> str:
    return _ENDING.sub("", word.casefold())


def _value(number: str) -> int:
    return int(WORD_NUMBERS.get(number.casefold(), number))
