"""What is overdue or falls due, from stored papers to the cited answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.register.due_telling import MOST
from assistant.settings import AssistantSettings
from assistant.types import Answer, Outcome
from tests.assistant.handmade import Line, paper, row, say, stored
from tests.assistant.papers import question
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import AccessLevel, DocumentKind

K = RecordKind
MARCH, JUNE, JULY = date(2025, 3, 5), date(2025, 6, 4), date(2025, 7, 2)


def action(label: str, title: str, due: str, status: str, owner: str = "Jane Doe", **more: str) -> Line:
    return row(K.ACTION, label, title=title, owner=owner, due=due, status=status, **more)


FIRST = paper(
    "homes-plan-march.md",
    [
        action("A1", "Survey the homes for damp", "31 January 2025", "In progress"),
        action("A2", "Mend the lifts", "28 February 2025", "In progress"),
        action("A3", "Buy parts from one supplier", "30 April 2025", "On track"),
        action("A4", "Train the wardens", "ongoing", "On track"),
        action("A5", "Paint the doors", "31 January 2025", "Complete"),
        action("A6", "Count the keys", "31 May 2025", "Overdue", "Tom Roe"),
    ],
)
SECOND = paper(
    "homes-plan-june.md",
    [
        action("A1", "Survey the homes for damp", "31 January 2025", "Complete"),
        action("A2", "Mend the lifts", "30 September 2025", "Overdue"),
        action("A3", "Buy parts from one supplier", "30 April 2025", "In progress", "Tom Roe", rating="Red"),
        action("A4", "Train the wardens", "31 March", "On track"),
        action("A7", "Number the garages", "30 June 2025", "On track", rating="Green"),
    ],
    meeting=JUNE,
)
CODES = paper(
    "climate-plan.md",
    [
        row(
            K.ACTION,
            "A3",
            scope="Climate plan",
            table="Trees",
            title="Plant the green",
            owner="Ann Lee",
            due="May 2026",
        ),
        row(
            K.ACTION,
            "A8",
            scope="Climate plan",
            table="Trees",
            title="Water the trees",
            owner="Ann Lee",
            due="Q1 2025/26",
        ),
        row(K.MILESTONE, "M1", scope="Climate plan", table="Milestones", title="Trees in", due="31 May 2025"),
        say("The next meeting will hear of the trees."),
    ],
    meeting=MARCH,
)
LOST = paper(
    "lost-colours.md",
    [
        Line(
            cells=(("ref", "T1"), ("title", "Clear the ditch"), ("due", "1 March 2025"), ("rating", "")),
            kind=K.TRACKER_ACTION,
            label="T1",
            scope="Ditches",
            table="Tracker",
            sources={"rating": FieldSource.NOT_SHOWN},
        ),
        row(K.TRACKER_ACTION, "T2", scope="Ditches", table="Tracker", title="Map the ditches", status="Open"),
        Line(
            cells=(("date", "16 July 2025"), ("title", "Ditches again")),
            kind=K.WORK_ITEM,
            scope="Ditches",
            table="Programme",
        ),
    ],
    meeting=JUNE,
    kind=DocumentKind.AGENDA,
)
LATEST = paper("minutes.md", [say("The minutes were signed.")], meeting=JULY, kind=DocumentKind.MINUTES)


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with stored(tmp_path_factory.mktemp("due"), FIRST, SECOND, CODES, LOST, LATEST) as index:
        yield build_assistant(AssistantSettings(), index)


def told(clerk: Assistant, text: str, as_of: date | None = None) -> Answer:
    answer = clerk.answer(question(text, as_of=as_of))
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert not answer.dropped
    return answer


def counted(answer: Answer, words: str) -> list[str]:
    """The references of the sentence that counts rows of which some words are true."""
    said = next((claim.text for claim in answer.claims if words in claim.text), "0: ")
    refs = re.split(r", | and ", said.rpartition(": ")[2].rstrip("."))
    assert said.startswith(str(len(refs)) if said != "0: " else "0"), said
    return [] if said == "0: " else refs


PAST, CALLED, UNDATED = "past", "called late", "no due date"


def test_what_is_overdue_is_worked_out_from_the_latest_report_of_each_thing(clerk: Assistant) -> None:
    answer = told(clerk, "Which actions are overdue?")
    assert answer.lead.startswith("Counted on 2 July 2025, the day of the newest paper. ")
    assert counted(answer, PAST) == ["A3", "A7", "A8", "A6"]
    assert counted(answer, CALLED) == ["A2"]
    assert counted(answer, UNDATED) == ["A4"]


def test_each_row_is_told_and_cited_with_its_day_and_state(clerk: Assistant) -> None:
    answer = told(clerk, "Which actions are overdue?")
    parts = next(claim for claim in answer.claims if claim.text.startswith("A3 "))
    assert "30 April 2025" in parts.text and "In progress" in parts.text
    quotes = " ".join(citation.quote for citation in parts.citations)
    assert "30 April 2025" in quotes and "In progress" in quotes


def test_many_rows_are_a_table_too(clerk: Assistant) -> None:
    table = told(clerk, "Which actions are overdue?").table
    assert table and table.title == "The 4 actions"
    assert [found.label for found in table.rows] == ["A3", "A7", "A8", "A6"]
    assert "Due" in table.columns and "Status" in table.columns


def test_a_row_that_is_finished_is_not_overdue(clerk: Assistant) -> None:
    answer = told(clerk, "Is action A5 overdue?")
    assert answer.claims[0].text.startswith("A5 is not overdue: it is said to be finished. A5 Paint the doors")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is A2 late?", "A2 is called late by its own paper, though not past a due date."),
        ("Is A4 overdue?", "A4 has no due date that names a year, so it is not called overdue."),
        ("Is A7 overdue?", "A7 is past its due date and not said to be finished."),
        ("Is T1 late?", "T1 is past its due date, but how far it is was shown by a colour that the copy has lost."),
    ],
)
def test_of_one_thing_the_verdict_is_said_first(clerk: Assistant, text: str, verdict: str) -> None:
    assert told(clerk, text).claims[0].text.startswith(verdict)


def test_a_reference_of_two_plans_is_told_of_each_where_both_are_meant(clerk: Assistant) -> None:
    assert clerk.answer(question("Is A3 overdue?")).outcome is Outcome.CLARIFY
    first, second, third = (claim.text for claim in told(clerk, "Are A3 and A7 overdue?").claims)
    assert first.startswith("A3 is past its due date and not said to be finished. A3 Buy parts")
    assert second.startswith("A7 is past its due date")
    assert third.startswith("A3 is not past its due date. A3 Plant the green")
    (only,) = told(clerk, "Is A3 of the climate plan overdue?").claims
    assert "Plant the green" in only.text


def test_up_to_the_day_of_the_filters_only_what_was_reported_by_then_counts(clerk: Assistant) -> None:
    answer = told(clerk, "Which actions are overdue?", as_of=date(2025, 3, 10))
    assert answer.lead.startswith("Counted on 10 March 2025, the day asked about.")
    assert counted(answer, PAST) == ["A1", "A2"]
    assert {citation.meeting_date for citation in answer.citations} == {MARCH}


def test_a_day_that_the_question_names_counts_as_well(clerk: Assistant) -> None:
    answer = told(clerk, "What was overdue as at 1 May 2025?")
    assert answer.lead.startswith("Counted on 1 May 2025, the day asked about.")
    assert counted(answer, PAST) == ["A1", "A2", "A3"]
    assert {citation.meeting_date for citation in answer.citations} == {MARCH}
    held = told(clerk, "What was overdue as at 1 May 2025?", as_of=date(2025, 3, 10))
    assert counted(held, PAST) == ["A1", "A2"]


def test_before_the_first_paper_nothing_is_said_to_be_overdue(clerk: Assistant) -> None:
    assert clerk.answer(question("What was overdue as at 1 June 2020?")).outcome is Outcome.ABSTAINED
    assert clerk.answer(question("What was overdue in 2020?")).outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Which of Tom Roe's actions are overdue?", ["A3", "A6"]),
        ("Which red actions are overdue?", ["A3"]),
        ("Which actions in the climate plan are overdue?", ["A8"]),
        ("Is anything overdue in the climate plan?", ["A8"]),
        ("Which actions about garages are overdue?", ["A7"]),
        ("Which milestones are overdue?", ["M1"]),
    ],
)
def test_people_colours_plans_and_subjects_narrow_it(clerk: Assistant, text: str, refs: list[str]) -> None:
    assert counted(told(clerk, text), PAST) == refs


def test_two_words_with_capitals_that_lead_nothing_are_a_place(clerk: Assistant) -> None:
    named = told(clerk, "Which actions to Paint Doors are overdue?").claims[0].text
    assert "The last that was due: A5 Paint the doors" in named


def test_a_span_may_be_counted_from_the_day_of_the_newest_paper(clerk: Assistant) -> None:
    answer = told(clerk, "Which actions are due in the next 12 months?")
    assert answer.lead.startswith("“in the next 12 months” was read as 2 July 2025 to 2 July 2026.")
    assert counted(answer, "have due dates then") == ["A2", "A3"]


def test_a_count_is_narrowed_by_what_stands_over_rows_and_never_by_their_own_words(clerk: Assistant) -> None:
    assert counted(told(clerk, "How many actions of the climate plan are overdue?"), PAST) == ["A8"]
    answer = clerk.answer(question("How many garages actions are overdue?"))
    assert not any(PAST in claim.text for claim in answer.claims)


def test_words_beside_a_reference_do_not_stand_in_the_way(clerk: Assistant) -> None:
    assert told(clerk, "Please tell me: is A7 overdue?").claims[0].text.startswith("A7 is past its due date")


def test_without_a_day_to_count_from_nothing_is_worked_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    undated = paper("plan.md", [action("B1", "Move the bins", "1 April 2025", "Open")], meeting=None)
    with stored(tmp_path_factory.mktemp("undated"), undated) as index:
        clerk = build_assistant(AssistantSettings(), index)
        assert "Counted" not in clerk.answer(question("Which actions are overdue?")).lead
        answer = told(clerk, "Which actions are overdue?", as_of=JUNE)
    assert counted(answer, PAST) == ["B1"]


def test_a_thing_without_a_column_of_days_has_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = paper("plan.md", [row(K.ACTION, "B1", title="Move the bins", status="Open")], meeting=JUNE)
    with stored(tmp_path_factory.mktemp("plain"), plain) as index:
        text = told(build_assistant(AssistantSettings(), index), "Is B1 overdue?").claims[0].text
    assert text.startswith("B1 has no due date that names a year, so it is not called overdue.")


def test_where_all_is_finished_what_was_due_last_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    done = paper("plan.md", [action("B1", "Move the bins", "1 April 2025", "Complete")], meeting=JUNE)
    with stored(tmp_path_factory.mktemp("done"), done) as index:
        text = told(build_assistant(AssistantSettings(), index), "Which actions are overdue?").claims[0].text
    assert "is past its due date. The last that was due: B1 Move the bins" in text


def test_of_very_many_rows_the_first_are_told_and_that_there_are_more(tmp_path_factory: pytest.TempPathFactory) -> None:
    lines = [action(f"B{n}", f"Move bin {n}", "1 April 2025", "Open") for n in range(1, MOST + 2)]
    with stored(tmp_path_factory.mktemp("many"), paper("plan.md", lines, meeting=JUNE)) as index:
        answer = told(build_assistant(AssistantSettings(), index), "Which actions are overdue?")
    assert answer.claims[0].text.startswith(f"{MOST} or more actions are past their due dates")
    assert answer.table and len(answer.table.rows) == MOST


def test_where_nothing_is_overdue_the_next_to_fall_due_is_told(clerk: Assistant) -> None:
    answer = told(clerk, "Which actions in the climate plan are overdue?", as_of=date(2025, 3, 10))
    assert answer.claims[0].text.startswith(
        "No action that is open, as far as the papers show, is past its due date. The next to fall due: A8 Water the"
    )


def test_where_a_copy_lost_the_colour_that_is_said(clerk: Assistant) -> None:
    answer = told(clerk, "Which tracker actions are overdue?")
    assert counted(answer, "a colour that the copy has lost") == ["T1"]
    assert counted(answer, UNDATED) == ["T2"]


@pytest.mark.parametrize(
    ("text", "words", "refs"),
    [
        ("What is due by the end of June 2025?", "due by then", ["A3", "A7", "A8", "A6"]),
        ("What is due in Q1?", "have due dates then", ["A3", "A7", "A8", "A6"]),
        ("What is due between January 2025 and March 2025?", "have due dates then", ["A1", "A5"]),
        ("What is due between January 2025 and March 2025?", "of these are said to be finished", ["A1", "A5"]),
        ("What is due in May 2026?", "has a due date then", ["A3"]),
        ("Which actions are due before the next meeting?", "due by then", ["A3", "A7", "A8", "A6"]),
    ],
)
def test_what_falls_due_is_found_by_its_day(clerk: Assistant, text: str, words: str, refs: list[str]) -> None:
    assert counted(told(clerk, text), words) == refs


def test_the_next_meeting_is_cited_from_a_work_programme(clerk: Assistant) -> None:
    answer = told(clerk, "What is due before the next meeting?")
    assert "Counted from 2 July 2025 to the next meeting in a work programme, on 16 July 2025." in answer.lead
    assert "16 July 2025" in answer.claims[-1].citations[0].quote
    assert clerk.answer(question("What is due before the next meeting?", as_of=MARCH)).lead.find("Counted") < 0


def test_where_nothing_falls_due_then_the_next_that_does_is_told(clerk: Assistant) -> None:
    text = told(clerk, "What is due between August 2025 and September 2025?", as_of=MARCH).claims[0].text
    assert text.startswith("No action is due then. The next to fall due: A3 Plant the green")
    nothing = clerk.answer(question("What is due in June 2030?"))
    assert not any("is due then" in claim.text for claim in nothing.claims)


def test_a_due_date_of_another_paper_is_cited_beside_the_latest_state(tmp_path_factory: pytest.TempPathFactory) -> None:
    plan = paper("plan.md", [row(K.ACTION, "B1", title="Move the bins", due="1 April 2025")], meeting=MARCH)
    later = paper("update.md", [row(K.ACTION, "B1", title="Move the bins", status="Stuck")], meeting=JUNE)
    with stored(tmp_path_factory.mktemp("two"), plan, later) as index:
        answer = told(build_assistant(AssistantSettings(), index), "Which actions are overdue?")
    row_claim = answer.claims[1]
    assert "Stuck" in row_claim.text and row_claim.text.endswith("Due: 1 April 2025")
    assert {citation.document for citation in row_claim.citations} == {"plan.md", "update.md"}


def test_a_day_in_the_words_that_ask_is_a_due_date_as_on_the_action_trackers_page(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    words = "That the Head of Homes provide a note on the lifts by 1 April 2025"
    minutes = paper(
        "minutes.md",
        [
            row(K.RESOLUTION, "Minute 5", title=words),
            row(K.RECOMMENDATION, "R1", title="Be kind", response="Not agreed"),
        ],
        meeting=MARCH,
        kind=DocumentKind.MINUTES,
    )
    with stored(tmp_path_factory.mktemp("asked"), minutes, paper("x.md", [say("Nothing")], meeting=JUNE)) as index:
        clerk = build_assistant(AssistantSettings(), index)
        answer = told(clerk, "Which resolutions are overdue?")
        assert counted(answer, PAST) == ["Minute 5"]
        assert told(clerk, "Is R1 overdue?").claims[0].text.startswith("R1 is not overdue: it is said to be finished.")


def test_withheld_rows_are_neither_counted_nor_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = Line(
        cells=(("ref", "S1"), ("title", "Sell the Quillfeather yard"), ("due", "1 April 2025"), ("status", "Open")),
        kind=K.ACTION,
        label="S1",
        table="Sales",
        level=AccessLevel.EXEMPT,
    )
    plan = paper("plan.md", [action("B1", "Move the bins", "1 April 2025", "Open"), secret], meeting=JUNE)
    with stored(tmp_path_factory.mktemp("withheld"), plan) as index:
        answer = told(build_assistant(AssistantSettings(), index), "Which actions are overdue?")
    assert counted(answer, PAST) == ["B1"]
    assert "Quillfeather" not in answer.text
