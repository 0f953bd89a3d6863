"""What a row is called and how it is put into words."""

from __future__ import annotations

from dataclasses import replace

from assistant.register.showing import called, naming_field, own_label, row_text
from assistant.rows import Row, Said
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import Field, FieldSource, Record, RecordKind

K = RecordKind


def record(line: Line) -> Record:
    return paper("plan.md", [line]).records[0]


def told(of: Record, *names: str) -> Row:
    return Row(record=of, said=tuple(Said(field=f, words=f.value or "blank") for f in of.fields if f.name in names))


def test_a_row_is_called_by_its_reference_else_by_its_first_words() -> None:
    assert called(record(row(K.ACTION, "A1", title="Mend the vans"))) == "A1"
    nameless = Line(cells=(("title", "Mend the vans of the depot"),), kind=K.ACTION)
    assert called(record(nameless), 3) == "Mend the vans …"
    assert called(record(Line(cells=(("status", ""),), text="-", kind=K.ACTION))) == "the row"


def test_a_reference_carried_from_the_row_above_is_not_the_rows_own_words() -> None:
    line = row(K.ACTION, "A1", title="Mend the vans")
    assert own_label(record(line)) == "A1"
    assert own_label(record(replace(line, sources={"ref": FieldSource.CARRIED}))) == ""


def test_the_likeliest_field_names_the_row_and_a_blank_one_never() -> None:
    named = naming_field(record(row(K.RISK, "R1", description="The vans fail", title="Vans")))
    assert named is not None and named.value == "Vans"
    other = naming_field(record(row(K.OTHER, "1", title="", ward="North")))
    assert other is not None and other.value == "North"


def test_a_row_in_words_is_its_reference_and_name_then_each_field_under_its_heading() -> None:
    of = record(row(K.ACTION, "A1", owner="Head of Repairs", title="Mend the vans", status=""))
    text = row_text(told(of, "title", "owner", "status"))
    assert text == "A1 Mend the vans | Owner: Head of Repairs | Status: blank"


def test_words_that_every_heading_begins_with_are_said_of_no_cell() -> None:
    base = record(row(K.BUDGET_LINE, "1", title="Vans", budget="12", actual="15"))
    heads = {"title": "Service", "budget": "All figures in £m Budget", "actual": "All figures in £m Actual", "ref": ""}
    of = replace(base, fields=tuple(replace(f, heading=heads[f.name]) for f in base.fields))
    assert row_text(told(of, "title", "budget", "actual")) == "1 Vans | Budget: 12 | Actual: 15"


def test_a_heading_that_is_shared_whole_is_said() -> None:
    base = record(row(K.KPI, "1", title="Vans", value="12", target="15"))
    of = replace(base, fields=tuple(replace(f, heading="Figure" if f.value.isdigit() else "Name") for f in base.fields))
    assert "Figure: 12" in row_text(told(of, "title", "value"))


def test_a_field_without_a_heading_is_its_words() -> None:
    base = record(row(K.TERM, "", term="DMP", meaning="Damp and Mould Panel"))
    of = replace(base, label=None, fields=tuple(replace(f, heading="") for f in base.fields if f.value))
    assert row_text(told(of, "term", "meaning")) == "DMP | Damp and Mould Panel"


def test_only_text_that_is_said_is_in_the_row() -> None:
    of = record(row(K.ACTION, "A1", title="Mend the vans", owner="Head of Repairs"))
    assert row_text(told(of, "owner")) == "A1 | Owner: Head of Repairs"
    assert isinstance(of.fields[0], Field)
