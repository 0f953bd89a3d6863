"""Holds the records of real papers to what careful readers counted in them, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path

import pytest

from ingest.reading import read_document
from ingest.records.building import records_of
from vectorstore.records import Record, RecordKind

# A row of the readers' table names a kind in words; several numbers in one row are told apart by their places.
KINDS = (
    (re.compile(r"projects"), RecordKind.PROJECT),
    (re.compile(r"deliverables"), RecordKind.DELIVERABLE),
    (re.compile(r"service plans"), RecordKind.SERVICE_PLAN),
    (re.compile(r"glossary terms"), RecordKind.TERM),
    (re.compile(r"agenda items"), RecordKind.AGENDA_ITEM),
    (re.compile(r"minutes"), RecordKind.MINUTE),
    (re.compile(r"resolutions"), RecordKind.RESOLUTION),
    (re.compile(r"tracker rows|action-tracker rows"), RecordKind.TRACKER_ACTION),
    (re.compile(r"recommendations"), RecordKind.RECOMMENDATION),
    (re.compile(r"work-programme rows"), RecordKind.WORK_ITEM),
    (re.compile(r"report front sheets"), RecordKind.FRONT_SHEET),
    (re.compile(r"^actions"), RecordKind.ACTION),
)


def counted(shared: Path) -> Iterator[tuple[str, RecordKind, list[int]]]:
    """Read the last table of the readers' notes: the file, the kind and every number it gives of that kind."""
    rows = (shared / "facts.md").read_text(encoding="utf-8").rpartition("| document | kind | number |")[2]
    for line in rows.splitlines()[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 3:
            continue
        file, names, numbers = cells
        several = zip(names.split(";"), numbers.split(";"), strict=True)
        for name, said in several:
            kind = next(kind for pattern, kind in KINDS if pattern.search(name.strip()))
            yield (
                file,
                kind,
                [int(n) for n in re.findall(r"(?<!take )\b\d+\b(?! (?:themes|outcome|dates|blocks))", said)],
            )


def of_file(shared: Path, number: str) -> list[Record]:
    path = next((shared / "corpus").glob(f"{number}_*"))
    return list(records_of(*read_document(path)))


def tolerance(number: int) -> float:
    return max(1, 0.05 * number)


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, list[Record]]:
    return {number: of_file(shared, number) for number in sorted({file for file, _, _ in counted(shared)})}


def test_each_kind_is_counted_as_careful_readers_did(shared: Path, found: dict[str, list[Record]]) -> None:
    expected: dict[tuple[str, RecordKind], int] = {}
    for file, kind, numbers in counted(shared):
        expected[file, kind] = expected.get((file, kind), 0) + (
            sum(numbers) if kind is RecordKind.RECOMMENDATION else numbers[0]
        )
    wrong = []
    for (file, kind), number in expected.items():
        count = sum(record.kind is kind for record in found[file])
        print(f"{file} {kind.value:15} readers {number:4} records {count:4}")
        if abs(count - number) > tolerance(number):
            wrong.append((file, kind, number, count))
    assert len(expected) >= 12
    assert wrong == []


def test_the_recommendations_of_each_report_stay_apart(shared: Path, found: dict[str, list[Record]]) -> None:
    for file in found:
        told = [numbers for of, kind, numbers in counted(shared) if (of, kind) == (file, RecordKind.RECOMMENDATION)]
        rows = [record for record in found[file] if record.kind is RecordKind.RECOMMENDATION]
        tables = groupby(rows, key=lambda record: record.table_id)
        assert sorted(len(list(group)) for _, group in tables) == sorted(chain.from_iterable(told))


def test_what_hangs_below_is_counted_too(shared: Path, found: dict[str, list[Record]]) -> None:
    said = (shared / "facts.md").read_text(encoding="utf-8").rpartition("| document | kind | number |")[2]
    themes, outcomes = (int(n) for n in re.findall(r"in (\d+) themes, under (\d+) outcome", said)[0])
    actions = [r for r in found["002"] if r.kind is RecordKind.ACTION]
    assert len({record.table for record in actions}) == themes
    assert len({record.value("group") for record in actions}) == outcomes
    blocks, parts = (int(n) for n in re.findall(r"in (\d+) blocks, and (\d+) lettered parts", said)[0])
    resolutions = [r for r in found["003"] if r.kind is RecordKind.RESOLUTION]
    assert len({record.value("minute") for record in resolutions}) == blocks
    assert sum(field.name == "part" for record in resolutions for field in record.fields) == parts
    dates = int(re.findall(r"over (\d+) dates", said)[0])
    items = [r for r in found["003"] if r.kind is RecordKind.WORK_ITEM]
    assert len({" ".join(record.value("date").split()[:3]) for record in items}) == dates


def test_no_reference_of_a_plan_stands_for_two_of_its_rows(found: dict[str, list[Record]]) -> None:
    for rows in found.values():
        keyed = [
            (r.kind, r.table_id, r.ref) for r in rows if r.ref and r.kind in (RecordKind.ACTION, RecordKind.PROJECT)
        ]
        assert len(keyed) == len(set(keyed))


def test_the_same_plan_in_two_reports_has_one_scope(shared: Path) -> None:
    both = (of_file(shared, number) for number in ("000", "001"))
    scopes = [{record.scope for record in rows if record.kind is RecordKind.PROJECT} for rows in both]
    assert scopes[0] == scopes[1]
    assert len(scopes[0]) == 1
