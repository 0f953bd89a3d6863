from __future__ import annotations

from pathlib import Path

from ingest.reading import read_document
from ingest.records.building import records_of
from tests.ingest.records.ledger import records, source, values
from vectorstore.records import FieldSource, RecordKind

HEADS = "Manager\tRef\tDeliverable\tMeasure\tWhen Start\tWhen Finish\n"


def test_a_manager_merged_beside_several_references_is_carried_to_each() -> None:
    text = (
        HEADS
        + "Ms Penn\tWS1\tBegin the rounds\t100%\tApril 2025\tJune 2025\n\tWS2\tBuy tablets\t14 crews\t\tMay 2025\n"
        + "Mr Brook\tWS3\tSweep\t90%\tJune 2025\t\n"
    )
    found = records(text, RecordKind.DELIVERABLE)
    assert values(found, "owner") == ["Ms Penn", "Ms Penn", "Mr Brook"]
    assert [source(record, "owner") for record in found] == [FieldSource.TEXT, FieldSource.CARRIED, FieldSource.TEXT]
    assert found[1].get("owner").spans == found[0].get("owner").spans  # type: ignore[union-attr]
    assert values(found, "title") == ["Begin the rounds", "Buy tablets", "Sweep"]
    assert values(found, "measure") == ["100%", "14 crews", "90%"]
    assert (values(found, "start"), values(found, "due")) == (
        ["April 2025", "", "June 2025"],
        ["June 2025", "May 2025", ""],
    )


def test_a_blank_among_names_said_again_and_again_is_blank() -> None:
    text = HEADS + "".join(
        f"{name}\tWS{i}\tBegin\t1%\tMay 2025\tMay 2025\n" for i, name in enumerate(["A", "A", "", "B"], 1)
    )
    assert values(records(text), "owner") == ["A", "A", "", "B"]


def test_a_blank_after_the_reference_is_never_carried() -> None:
    found = records("Ref\tAction\tLead\tDue\nA1\tMend\tMs Penn\tMay\nA2\tPaint\t\tJune\nA3\tSweep\tMr Brook\tMay\n")
    assert values(found, "owner") == ["Ms Penn", "", "Mr Brook"]


def test_a_merged_cell_does_not_reach_past_the_heading_of_the_next_rows() -> None:
    text = (
        "Manager\tRef\tAction\tDue\nMs Penn\tA1\tMend\tMay\n\tA2\tPaint\tJune\n"
        "\tParks and gardens\t\t\n\tB1\tMow\tMay\n\tB2\tWeed\tMay\n"
    )
    found = [record for record in records(text) if record.ref]
    assert values(found, "owner") == ["Ms Penn", "Ms Penn", "", ""]


def test_a_cell_reaches_over_as_many_rows_as_its_format_says_and_a_figure_over_none(tmp_path: Path) -> None:
    paper = tmp_path / "plan.html"
    heads = "".join(f"<th>{name}</th>" for name in ("Ref", "Action", "Lead", "Due", "Budget"))
    paper.write_text(
        f"<h1>Parks Plan</h1><table><tr>{heads}</tr>"
        "<tr><td>A1</td><td>Mend</td><td rowspan=2>Ms Penn</td><td>May 2025</td><td rowspan=2>75</td></tr>"
        "<tr><td>A2</td><td>Paint</td><td>June 2025</td></tr>"
        "<tr><td>A3</td><td>Sweep</td><td></td><td>July 2025</td><td>20</td></tr></table>",
        encoding="utf-8",
    )
    found = [record for record in records_of(*read_document(paper)) if record.kind is RecordKind.ACTION]
    assert values(found, "owner") == ["Ms Penn", "Ms Penn", ""]
    assert [source(record, "owner") for record in found[1:]] == [FieldSource.CARRIED, FieldSource.BLANK]
    assert values(found, "budget") == ["75", "", "20"]
