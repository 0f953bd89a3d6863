from __future__ import annotations

from tests.ingest.records.ledger import records, values
from vectorstore.records import RecordKind

ROWS = (
    "Ref\tPriorities / Deliverables\tOwner\tTimeframe\tMeasures\n"
    "Service Improvement\tMend the {0}\tMs Penn\tMay 2025\tDone\n"
    "Service Improvement\tPaint the {0}\tMr Brook\tJune 2025\tDone\n\n"
)
PLANS = (
    "## THE SERVICE PLANS\n\n"
    "<b>1. Quay</b>  What keeps the quay.\t\t\t<b>Lead: Jane Doe, Head of Quay</b>  <b>Staffing: 4 FTE</b>  "
    "<b>Budget: £20,000</b>\t\n"
    + ROWS.format("quay")
    + "#### 2. Parks\n\nThe parks of the town.\n\n**Lead: Ann Brook – Head of Parks**\n\n"
    + ROWS.format("gate")
    + "<b>3. Harbour</b>\t\t\t<b>Lead: Vacant</b>  <b>Budget: within the Quay</b>\t\n"
    + ROWS.format("wall")
)


def test_a_service_plan_is_read_off_what_stands_over_its_table() -> None:
    found = records(PLANS, RecordKind.SERVICE_PLAN)
    assert values(found, "title") == ["Quay", "Parks", "Harbour"]
    assert values(found, "lead") == ["Jane Doe, Head of Quay", "Ann Brook – Head of Parks", "Vacant"]
    assert values(found, "budget") == ["£20,000", "", "within the Quay"]
    assert found[0].value("staffing") == "4 FTE"


def test_the_deliverables_of_each_plan_have_its_scope_and_no_word_of_a_group_for_a_reference() -> None:
    found = records(PLANS, RecordKind.DELIVERABLE)
    assert [record.scope for record in found] == ["quay", "quay", "parks", "parks", "harbour", "harbour"]
    assert {record.ref for record in found} == {None}
    assert set(values(found, "category")) == {"Service Improvement"}


def test_a_glossary_of_lines_is_read_with_meanings_wrapped_over_two() -> None:
    text = (
        "GLOSSARY\n\nCIN Child in Need\n\nWBC Wexcombe Borough\n\nCouncil\n\nSEN Special Educational Needs\n\n"
        "1. Next section\n\nWords of it that go on for a while.\n"
    )
    found = records(text, RecordKind.TERM)
    assert [(record.value("term"), record.value("meaning")) for record in found] == [
        ("CIN", "Child in Need"),
        ("WBC", "Wexcombe Borough Council"),
        ("SEN", "Special Educational Needs"),
    ]


def test_a_glossary_set_as_a_table_is_read_with_headings_and_without() -> None:
    rows = "CIN\tChild in Need\nWBC\tWexcombe Borough Council\nSEN\tSpecial Educational Needs\n"
    for head in ("Abbreviation\tMeaning\n", "Abbreviation\t\n"):
        assert values(records("Glossary\n\n" + head + rows, RecordKind.TERM), "term") == ["CIN", "WBC", "SEN"]


def test_a_glossary_whose_columns_have_no_names_keeps_its_first_row() -> None:
    rows = "Bond\tA debt of many years\nCounterparty\tThe other party to a loan\nCap\tThe most that may be lent\n"
    text = "# GLOSSARY\n\n## Terms of the treasury\n\n" + rows
    assert values(records(text, RecordKind.TERM), "term") == ["Bond", "Counterparty", "Cap"]


def test_a_paper_that_is_one_service_plan_is_one_record_of_it() -> None:
    text = (
        "Parks Service Plan 2025/26\n\nOwner: Ada Penn, Head of Parks. Agreed in April.\n\n"
        "We look after nine parks.\n\n"
        "Ref\tDeliverable\tOwner\tWhen\nP1\tMow\tMs Penn\tMay 2025\nP2\tSow\tMs Penn\tJune 2025\n"
    )
    (found,) = records(text, RecordKind.SERVICE_PLAN)
    assert found.value("title") == "Parks Service Plan 2025/26"
    assert found.value("lead") == "Ada Penn, Head of Parks"
    assert {record.scope for record in records(text) if record.table_id} == {found.scope}
