"""What a record refuses and tells of itself."""

from __future__ import annotations

import pytest

from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Locator, Span


def field(name: str, value: str, source: FieldSource = FieldSource.TEXT) -> Field:
    return Field(name=name, heading=name.capitalize(), value=value, source=source)


def record(*fields: Field, spans: tuple[Span, ...] = (Span(start=4, end=9), Span(start=20, end=30))) -> Record:
    return Record(
        id="d1:action:1",
        document_id="d1",
        kind=RecordKind.ACTION,
        ref="a1",
        label="A1",
        scope="Homes plan",
        spans=spans,
        locator=Locator(row="A1"),
        fields=fields,
    )


@pytest.mark.parametrize("source", [FieldSource.BLANK, FieldSource.NOT_SHOWN])
def test_a_missing_value_has_no_words(source: FieldSource) -> None:
    assert field("owner", "", source).value == ""
    with pytest.raises(ValueError, match="owner"):
        field("owner", "Jane Doe", source)


@pytest.mark.parametrize("source", [FieldSource.TEXT, FieldSource.COLOUR, FieldSource.CARRIED, FieldSource.HEADING])
def test_a_value_from_somewhere_has_words(source: FieldSource) -> None:
    assert field("owner", "Jane Doe", source).value == "Jane Doe"
    with pytest.raises(ValueError, match="owner"):
        field("owner", "", source)


def test_a_record_stands_somewhere() -> None:
    with pytest.raises(ValueError, match="stands nowhere"):
        record(spans=())


def test_a_record_reaches_from_its_first_stretch_to_its_last() -> None:
    assert record().span == Span(start=4, end=30)


def test_of_fields_of_one_name_the_first_is_meant() -> None:
    found = record(field("owner", "Jane Doe"), field("owner", "John Roe"), field("due", "", FieldSource.BLANK))
    assert found.value("owner") == "Jane Doe"
    assert found.value("due") == ""
    assert found.value("status") == ""
    assert found.get("status") is None
