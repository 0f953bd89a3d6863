from __future__ import annotations

from tests.ingest.records.ledger import records, values
from vectorstore.records import RecordKind

RECORD = """Record of a decision by a Cabinet Member

Date: 14 May 2025

Title: Adoption of the Damp Policy

The decision

That the policy be adopted from June, and in particular that:

(a) every home be inspected within five days;

(b) no case be closed until the tenant has been asked.

Reasons for the decision

1. The Council had no adopted policy.
"""


def test_each_part_of_a_decision_is_a_resolution_up_to_its_reasons() -> None:
    found = records(RECORD, RecordKind.RESOLUTION)
    assert [record.label for record in found] == ["(a)", "(b)"]
    assert values(found, "resolved")[0] == "every home be inspected within five days;"


def test_paragraphs_below_words_that_announce_them_are_a_decision_each() -> None:
    text = RECORD.replace(
        "That the policy be adopted from June, and in particular that:", "As Cabinet Member I agree to:"
    )
    text = text.replace("(a) every", "INSPECT every").replace("(b) no case", "CLOSE no case")
    assert values(records(text, RecordKind.RESOLUTION), "resolved") == [
        "INSPECT every home be inspected within five days;",
        "CLOSE no case be closed until the tenant has been asked.",
    ]


def test_another_paper_with_a_heading_on_decisions_decides_nothing() -> None:
    assert records(RECORD.replace("Record of a decision by", "Report of"), RecordKind.RESOLUTION) == []
