"""What rows are, told by columns that any council's papers may have."""

from __future__ import annotations

import pytest

from tests.ingest.records.ledger import records, values
from vectorstore.records import RecordKind


def kinds(text: str) -> set[RecordKind]:
    return {record.kind for record in records(text)}


def rows(*cells: str) -> str:
    return "".join("\t".join(row.split(" | ")) + "\n" for row in cells)


def test_deliverables_of_a_service_plan_are_titled_by_the_deliverable() -> None:
    text = rows("Ref | Deliverable | Owner | When | Measure", "S1 | Lease homes | Ms Penn | May 2025 | 40 homes leased")
    (found,) = records(text + rows("S2 | Open a line | Mr Brook | June 2025 | 60 calls"), RecordKind.DELIVERABLE)[:1]
    assert (found.value("title"), found.value("measure")) == ("Lease homes", "40 homes leased")


@pytest.mark.parametrize("heading", ["Recommendation", "Number", "Rec No"])
def test_numbered_recommendations_are_keyed_by_their_numbers_and_titled_by_their_words(heading: str) -> None:
    text = rows(
        f"{heading} | That | To | Assessment | Officers' view",
        "Recommendation 1 | a crossing be found | Cabinet | Advertised twice | Agree",
        "Recommendation 2 | hedges be cut back | Cabinet | Within the contract | ",
    )
    found = records(text, RecordKind.RECOMMENDATION)
    assert [record.ref for record in found] == ["recommendation 1", "recommendation 2"]
    assert values(found, "title") == ["a crossing be found", "hedges be cut back"]
    assert values(found, "response") == ["Agree", ""]
    assert {record.value("owner") for record in found} == {""}


def test_what_a_panel_recommends_is_a_recommendation_with_the_panels_number() -> None:
    text = rows(
        "No | The panel recommends | The service's reply",
        "Panel 1 | Ask every tenant | Agreed",
        "Panel 2 | Close no job early | Not agreed",
    )
    found = records(text, RecordKind.RECOMMENDATION)
    assert [record.label for record in found] == ["Panel 1", "Panel 2"]


def test_references_of_something_else_are_no_keys() -> None:
    text = rows("In place of | Proposal | 2025/26 £000 | Full year £000", "Saving 3 | Hire vans | 6 | 14")
    found = records(text + rows("Saving 4 | Sell paper | 11 | 44"))
    assert [(record.kind, record.ref) for record in found] == [(RecordKind.OTHER, None)] * 2


def test_months_in_the_first_column_are_no_references() -> None:
    found = records(rows("Month | Jobs", "May 25 | 1,884", "May 26 | 2,015"))
    assert [record.label for record in found] == [None, None]


def test_a_milestone_needs_no_more_than_its_day() -> None:
    assert kinds(rows("Milestone | By", "Locks changed | 15 August 2025", "Survey sent | 31 July 2025")) == {
        RecordKind.MILESTONE
    }


def test_meetings_given_by_their_days_make_items_a_work_programme() -> None:
    found = records(rows("Meeting | Item | Lead", "24 September 2025 | Accounts | Ms Penn", " | Letter | Mr Brook"))
    assert [record.kind for record in found] == [RecordKind.WORK_ITEM] * 2
    assert values(found, "date") == ["24 September 2025"] * 2


def test_a_notice_of_key_decisions_is_a_forward_plan_and_a_log_of_decisions_is_none() -> None:
    row = "12 November 2025 | Hire of vehicles | Councillor Penn | Yes"
    assert kinds(rows("Date | Decision | Cabinet Member | Key decision", row)) == {RecordKind.WORK_ITEM}
    assert RecordKind.WORK_ITEM not in kinds(rows("Date | Decision | Cabinet Member | Votes", row))


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("Post | Held by | Telephone", RecordKind.ROLE),
        ("Theme | Post | Held by", RecordKind.ROLE),
        ("Name | Role | E-mail", RecordKind.PERSON),
        ("Member | Seat | Until", RecordKind.PERSON),
    ],
)
def test_lists_of_posts_and_of_people_are_told_by_which_stands_first(heads: str, kind: RecordKind) -> None:
    cells = ["Ada Penn | Head of Parks | Parks", "Bo Brook | Head of Homes | Homes"]
    found = [record for record in records(rows(heads, *cells)) if record.table_id]
    assert {record.kind for record in found} == {kind}


@pytest.mark.parametrize(
    "heads", ["Word or letters | Meaning", "Abbreviation | Stands for", "Term / phrase | Definition"]
)
def test_words_beside_their_meanings_are_terms(heads: str) -> None:
    assert kinds(rows(heads, "Decant | A move for a time", "Void | A home with no tenant")) == {RecordKind.TERM}


def test_terms_of_an_agreement_then_and_now_are_no_glossary() -> None:
    heads = "Term | Policy of 2021 | Policy of 2025 | Change"
    assert kinds(rows(heads, "Hours | 8 to 6 | 7 to 8 | Longer", "Fee | £600 | £685 | Higher")) == {RecordKind.OTHER}


def test_what_was_spent_of_a_budget_is_a_line_of_it() -> None:
    assert kinds(rows("What | Budget | Spent by April | Left", "Pumps | £420 | £31 | £389")) == {RecordKind.BUDGET_LINE}


def test_sums_in_a_report_on_savings_are_no_lines_of_a_budget_unless_they_have_one() -> None:
    title = "Savings by directorate\n\n"
    cells = ["Homes | 954 | 687 | (267)", "Parks | 351 | 302 | (49)"]
    assert kinds(title + rows("£000 | Planned | Forecast | Difference", *cells)) == {RecordKind.OTHER}
    assert kinds(title + rows("£000 | Budget | Forecast | Difference", *cells)) == {RecordKind.BUDGET_LINE}


def test_figures_are_no_owner_no_day_and_no_status() -> None:
    found = records(
        rows("Service | To stage two | Days to answer | Posts", "Repairs | 94 | 14 | 9", "Homes | 31 | 12 | 4")
    )
    assert [field.name for field in found[0].fields] == ["title", "to_stage_two", "days_to_answer", "posts"]


def test_a_position_is_a_post_beside_names_and_else_how_far_a_row_is() -> None:
    text = rows(
        "Ref | Action | Lead | Position", "A1 | Mend | Ms Penn | Two of eleven", "A2 | Fix | Ms Penn | All done"
    )
    assert values(records(text, RecordKind.ACTION), "progress") == ["Two of eleven", "All done"]


def test_a_short_row_that_begins_anew_is_one_though_the_key_above_ends_in_a_small_word() -> None:
    text = rows("Word | Meaning", "Call-in | A request by members", "Chasing | Asking again", "Void | An empty home")
    assert [record.value("term") for record in records(text)] == ["Call-in", "Chasing", "Void"]
