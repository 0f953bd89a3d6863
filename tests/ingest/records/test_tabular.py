from __future__ import annotations

from tests.ingest.records.ledger import made_of_pages, records, source, values
from vectorstore.records import FieldSource, RecordKind

HEADS = "Ref\tAction\tLead\tDue\tStatus\n"


def test_a_row_is_a_record_with_its_fields_by_name_the_reference_first() -> None:
    (record, _) = records(
        "Action\tRef\tLead\tDue\nMend the quay\tA2.3\tMs Penn\tMay 2025\nPaint it\tA2.4\tMs Penn\tJune 2025\n"
    )
    assert record.kind is RecordKind.ACTION
    assert (record.ref, record.label) == ("a2.3", "A2.3")
    assert [field.name for field in record.fields] == ["ref", "title", "owner", "due"]
    assert values([record], "owner") == ["Ms Penn"]
    assert record.locator.row == "A2.3"


def test_a_row_cut_by_a_page_end_is_one_record_of_two_stretches() -> None:
    head = "Ref\tAction\tLead\tStatus\n"
    document, found = made_of_pages(
        f"{head}A1\tMend the quay and the\tMs Penn\tOpen\n", f"{head}\tharbour wall\t\t\nA2\tPaint it\tMr Brook\tOpen\n"
    )
    first = found[0]
    assert first.value("title") == "Mend the quay and the harbour wall"
    assert [document.quote(span) for span in first.get("title").spans] == ["Mend the quay and the", "harbour wall"]  # type: ignore[union-attr]
    assert [document.page_of(span.start) for span in first.spans] == [1, 2]
    assert [record.ref for record in found] == ["a1", "a2"]


def test_a_key_cut_from_its_words_joins_them() -> None:
    text = (
        HEADS
        + "B6.1\tIdentify a lead officer\tMs Penn\tMay\tOpen\n\n"
        + HEADS
        + "(Council wide)\t\t\t\t\nB6.2\tTrain\tMr Brook\tMay\tOpen\n"
    )
    found = records(text, RecordKind.ACTION)
    assert values(found, "ref") == ["B6.1 (Council wide)", "B6.2"]
    assert [record.label for record in found] == ["B6.1", "B6.2"]


def test_a_merged_key_is_carried_to_each_row_below_it_and_known_to_be() -> None:
    text = (
        "Minute No\tAgenda Item\tActions\tOwner\n12\tQuay\ti) A survey to be made.\tMs Penn\n"
        "\t\tii) A report to come in June.\tMr Brook\n13\tParks\tGates to be mended.\tMs Penn\n"
    )
    found = records(text, RecordKind.TRACKER_ACTION)
    assert values(found, "minute") == ["12", "12", "13"]
    assert [source(record, "minute") for record in found] == [FieldSource.TEXT, FieldSource.CARRIED, FieldSource.TEXT]
    assert values(found, "item") == ["Quay", "Quay", "Parks"]
    assert [record.ref for record in found] == ["minute 12", "minute 12", "minute 13"]


def test_a_key_that_goes_on_beside_the_next_row_is_the_key_of_both() -> None:
    text = (
        "Minute No. / Date\tActions\tOwner\n3 June 2025 Minute No.\ti) A survey to be made.\tMs Penn\n"
        "36\tii) A report to come.\tMr Brook\n4 June 2025\tGates to be mended.\tMs Penn\n"
    )
    found = records(text, RecordKind.TRACKER_ACTION)
    assert values(found, "minute") == ["3 June 2025 Minute No. 36"] * 2 + ["4 June 2025"]
    assert [record.ref for record in found] == ["minute 36", "minute 36", None]


def test_a_blank_cell_is_known_to_be_blank_and_never_its_neighbour() -> None:
    found = records(HEADS + "C1\tMend\tMs Penn\tMay\tOpen\nC2\tPaint\t\tJune\tOpen\n")
    assert source(found[1], "owner") is FieldSource.BLANK
    assert found[1].value("owner") == ""


def test_a_row_of_one_cell_heads_those_below_it() -> None:
    text = (
        HEADS
        + "1.1 Outcome: homes are warm\t\t\t\t\n1.1.1\tInsulate\tMs Penn\tMay\tOpen\n1.1.2\tHeat\tMs Penn\tMay\tOpen\n"
    )
    found = records(text)
    assert values(found, "group") == ["1.1 Outcome: homes are warm"] * 2
    assert source(found[0], "group") is FieldSource.HEADING


def test_titles_between_the_series_of_references_are_no_records_and_no_part_of_the_row_before() -> None:
    rows = [
        ("", "Homes that are safe"),
        ("A1.1", "Inspect"),
        ("A1.2", "Repair"),
        ("Stre", "ets that are clean"),
        ("B1.1", "Sweep"),
        ("B1.2", "Wash"),
        ("", "Parks for all"),
        ("C1.1", "Mow"),
    ]
    text = "Ref\tAction\tStatus\n" + "".join(f"{key}\t{words}\t{'Open' if '.' in key else ''}\n" for key, words in rows)
    found = records(text, RecordKind.ACTION)
    assert values(found, "title") == ["Inspect", "Repair", "Sweep", "Wash", "Mow"]
    assert values(found, "group") == ["Homes that are safe"] * 2 + ["Stre ets that are clean"] * 2 + ["Parks for all"]


def test_headings_run_into_the_first_row_are_parted_by_those_of_the_next_page() -> None:
    heads = "\t\t\tCompletion\nRef\tRecommendation\tOwner\tdate\n"
    text = "\t\t\tCompletion\nRef R01\tRecommendation Ask for a plan\tOwner Ms Penn\tdate May\n"
    text += "R02\tAsk again\tMr Brook\tJune\n\n"
    text += "".join(f"{heads}R0{i}\tAsk for number {i}\tMs Penn\tJuly\n\n" for i in (3, 4, 5))
    found = records(text, RecordKind.RECOMMENDATION)
    assert [record.ref for record in found] == ["r1", "r2", "r3", "r4", "r5"]
    assert found[0].value("title") == "Ask for a plan"
    assert found[0].value("owner") == "Ms Penn"


def test_drawn_rows_and_headings_said_again_are_no_records() -> None:
    text = HEADS + "D1\tMend\tMs Penn\tMay\tOpen\n" + "-\t\t\t.\t\n" + "D2\tPaint\tMs Penn\tMay\tOpen\n"
    assert [record.ref for record in records(text)] == ["d1", "d2"]


def test_a_title_cut_over_two_rows_is_one_row() -> None:
    text = (
        "Measure\tTarget\tQtr1\tQtr2\tCommentary\nVisits to the pool\t90%\t80%\t85%\tBusy.\n"
        "Number of children attending the\t500\t410\t420\tShort of staff.\n\n"
        "holiday club: summer\t\t\t\tMore were asked.\nBooks lent\t900\t910\t930\tGood.\n"
    )
    found = records(text, RecordKind.KPI)
    assert values(found, "title")[1] == "Number of children attending the holiday club: summer"
    assert [field.value for field in found[1].fields if field.name == "value"] == ["410", "420"]
    assert found[1].value("comments") == "Short of staff. More were asked."


def test_the_state_of_a_row_is_its_status_whatever_the_paper_calls_the_column() -> None:
    text = "Ref\tAction\tRefresh outcome\nE1\tMend\tClosed\nE2\tPaint\tOpen\nE3\tSweep\tIn progress\n"
    assert values(records(text, RecordKind.ACTION), "status") == ["Closed", "Open", "In progress"]


def test_every_row_of_a_table_of_no_known_kind_is_kept() -> None:
    found = records("Ward\tBins\tMissed\nQuay\t400\t3\nHarbour\t320\t9\n")
    assert [record.kind for record in found] == [RecordKind.OTHER] * 2
    assert found[1].value("missed") == "9"


def test_rows_of_one_table_share_its_title_and_its_id_and_other_tables_have_others() -> None:
    text = (
        "Homes\n\n"
        + HEADS
        + "F1\tMend\tA\tMay\tOpen\nF2\tFix\tA\tMay\tOpen\n\nStreets of the town\n\nWard\tBins\nQuay\t4\n"
    )
    found = records(text)
    assert len({record.table_id for record in found}) == 2
    assert found[0].table == "Homes"


def test_two_columns_of_one_name_give_the_first_that_holds_words() -> None:
    found = records("Ref\tAction\tLead\tComments\tNotes\nG1\tMend\tA\t\tWaiting\nG2\tFix\tB\tDone\t\n")
    assert values(found, "comments") == ["Waiting", "Done"]


def test_how_far_a_tracked_action_is_stands_in_the_words_that_open_its_comments() -> None:
    text = (
        "Minute No\tAction\tOwner\tComments\n12\tA survey\tMs Penn\tTo be discharged: sent in May.\n"
        "13\tA report\tMr Brook\t\n14\tA visit\tMs Penn\tThe date is not known.\n"
    )
    found = records(text, RecordKind.TRACKER_ACTION)
    assert found[0].value("status") == "To be discharged"
    assert source(found[1], "status") is FieldSource.BLANK
    assert found[2].get("status") is None


def test_a_line_of_a_budget_is_titled_by_its_words_whatever_the_figures_are_headed() -> None:
    text = "\tAll figures in £m Project budget\tForecast\tVariance\nParks\t1.2\t1.3\t0.1\nStreets\t4.0\t3.8\t-0.2\n"
    found = records(text, RecordKind.BUDGET_LINE)
    assert values(found, "title") == ["Parks", "Streets"]
    assert values(found, "variance") == ["0.1", "-0.2"]
