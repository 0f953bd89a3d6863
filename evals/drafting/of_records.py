"""Questions over the rows of a paper: who leads, when it is due, how it stands, what was resolved, how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.recorded import DUE, LEAD, RATING, STATUS, TITLE, cite_record, field_of, title_of, words_of
from assistant.slots import holds
from assistant.types import Slot
from evals.drafting.papers import COUNT, Paper
from evals.samples import Sample
from vectorstore.records import FieldSource, Record, RecordKind

FORMS = (
    (LEAD, "owner", "who leads {}?"),
    (DUE, "fact", "when is {} due?"),
    (STATUS, "status", "what is the status of {}?"),
)
MOST_WORDS = 12
FEWEST, MOST = 2, 8
"""Rows that are counted: as many as a person counts over to see that the number is right."""
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")


def of_records(paper: Paper, records: Sequence[Record]) -> Iterator[Sample | None]:
    """Yield the proposals that a paper's records give, None for each that is not fit to be one."""
    for record in records:
        yield from _of_fields(paper, record)
        if record.kind is RecordKind.RESOLUTION:
            yield _of_resolution(paper, record)
    yield from _of_counts(paper, records)


def _of_fields(paper: Paper, record: Record) -> Iterator[Sample | None]:
    name, proof = _named(record), cite_record(paper.document, record)
    if not name:
        return
    for names, kind, form in FORMS:
        said = field_of(record, names)
        if said and said.value and said.source is FieldSource.TEXT and len(said.value.split()) <= MOST_WORDS:
            yield paper.proposed(form.format(name), kind, [(said.value,)], proof)
    for said in record.fields:
        if holds(Slot.MONEY, said.value) and said.name not in TITLE and len(said.value.split()) <= 3:
            form = f"what is the {said.heading[:1].lower()}{said.heading[1:]} of {name}?"
            yield paper.proposed(form, "fact", [(said.value,)], proof)


def _of_resolution(paper: Paper, record: Record) -> Sample | None:
    headings = record.locator.headings
    proof = cite_record(paper.document, record)
    return paper.proposed(f"what was resolved on “{headings[-1]}”?", "explain", [], proof) if headings else None


def _of_counts(paper: Paper, records: Sequence[Record]) -> Iterator[Sample | None]:
    """Yield how many rows of a table have a status; each row proves its share."""
    for table, rows in _tables(records).items():
        by_status: dict[str, list[Record]] = defaultdict(list)
        for row in rows:
            by_status[words_of(row, STATUS) or words_of(row, RATING)].append(row)
        for status, having in by_status.items():
            if status and FEWEST <= len(having) <= MOST and len(having) < len(rows) and len(status.split()) <= 3:
                fact = (str(len(having)), _NUMBERS[len(having)])
                proof = [cited for row in having for cited in cite_record(paper.document, row)]
                yield paper.proposed(f"how many rows of “{table}” are {status}?", COUNT, [fact], proof)


def _tables(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.table and record.table_id:
            found[record.table].append(record)
    return found


def _named(record: Record) -> str:
    """Return what a row is called in a question, empty where it has neither a reference nor a short name."""
    title = " ".join(title_of(record).split()).rstrip(" .;:")
    short = title if 1 < len(title.split()) <= MOST_WORDS else ""
    if record.label and record.ref:
        return f"{record.label} (“{short}”)" if short else record.label
    return f"“{short}”" if short else ""
