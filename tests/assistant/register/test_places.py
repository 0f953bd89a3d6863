"""The stretches that a row is cited by."""

from __future__ import annotations

from pathlib import Path

from assistant.register.places import MOST, evidence_of
from assistant.rows import Row, Said
from assistant.types import Evidence
from tests.assistant.handmade import Line, paper, row, say, stored
from vectorstore.records import RecordKind
from vectorstore.types import AccessLevel, Filters

LONG = "It rained on the depot all day and nobody came to mend the vans. " * 9


def cited(folder: Path, line: Line, *names: str, filters: Filters | None = None) -> tuple[Evidence, ...]:
    version = paper("plan.md", [say("The plan."), line])
    with stored(folder, version) as index:
        record = version.records[0]
        said = tuple(Said(field=f, words=f.value) for f in record.fields if f.name in names)
        return evidence_of(Row(record=record, said=said), version.document, index, filters or Filters(), "R1")


def test_a_short_row_is_cited_whole(tmp_path: Path) -> None:
    (item,) = cited(tmp_path, row(RecordKind.ACTION, "A1", title="Mend the vans", owner="Jane Doe"), "owner")
    assert (item.label, item.text) == ("R1a", "A1\tMend the vans\tJane Doe")
    assert item.row is not None


def test_a_long_row_is_cited_by_its_beginning_and_where_what_is_said_stands(tmp_path: Path) -> None:
    line = row(RecordKind.ACTION, "A1", title="Mend the vans", progress=LONG, owner="Jane Doe of the northern depot")
    items = cited(tmp_path, line, "owner")
    assert [item.label for item in items] == ["R1a", "R1b"]
    assert items[0].text.startswith("A1\tMend the vans")
    assert "Jane Doe of the northern depot" in items[-1].text


def test_no_row_is_cited_by_more_than_a_few_stretches(tmp_path: Path) -> None:
    cells = {f"part_{n}": LONG for n in range(9)}
    assert len(cited(tmp_path, row(RecordKind.ACTION, "A1", **cells), *cells)) == MOST


def test_a_row_that_the_reader_may_not_see_is_not_cited(tmp_path: Path) -> None:
    line = Line(
        cells=(("ref", "A1"), ("title", "Mend the vans")), kind=RecordKind.ACTION, label="A1", level=AccessLevel.EXEMPT
    )
    assert cited(tmp_path, line, "title") == ()
    levels = frozenset({AccessLevel.PUBLIC, AccessLevel.EXEMPT})
    assert len(cited(tmp_path / "more", line, "title", filters=Filters(levels=levels))) == 1
