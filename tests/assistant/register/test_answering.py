"""Questions of several rows, from papers on disk to the cited answer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.query import take_apart
from assistant.register.answering import compute
from assistant.settings import AssistantSettings
from assistant.types import AbstentionReason, Answer
from tests.assistant.papers import planned, question
from tests.assistant.register import papers
from tests.assistant.register.conftest import Asked
from vectorstore.types import AccessLevel, Filters


def counted(answer: Answer) -> tuple[int, list[str]]:
    """The count that an answer begins with, and the references it lists, "and" and commas between."""
    assert answer.abstention is None, answer.text
    first = answer.claims[0].text
    number = re.match(r"(\d+) ", first)
    assert number, first
    return int(number[1]), re.split(r", | and ", first.rpartition(": ")[2].rstrip("."))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("List the actions in the plan that are not started.", ["A3.7", "B1.2"]),
        ("How many actions are on track?", ["A3.5", "A3.8", "B1.3"]),
        ("Which plan actions are on track?", ["A3.5", "A3.8", "B1.3"]),
        ("How many of the plan's actions have been finished?", ["A3.4", "B1.1"]),
        ("How many actions are late?", ["A3.6"]),
        ("How many savings have slipped?", ["S2"]),
        ("Which tracker actions are still open?", ["Minute 18", "Minute 21"]),
        ("How many actions in the tracker are outstanding?", ["Minute 18", "Minute 21"]),
        ('How many actions are marked "Not started"?', ["A3.7", "B1.2"]),
    ],
)
def test_rows_are_counted_by_their_state_in_its_own_words_or_others(asked: Asked, text: str, rows: list[str]) -> None:
    assert counted(asked(text)) == (len(rows), rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Which actions does Adrian Thistlewood own?", ["A3.4", "B1.1"]),
        ("Which actions does Ade Thistlewood own?", ["A3.4", "B1.1"]),
        ("Which actions does Ade own?", ["A3.4", "B1.1"]),
        ("How many actions has Cllr Thistlewood got?", ["A3.4", "B1.1"]),
        ("Which actions does Ottoline Marsh lead?", ["A3.8", "B1.2", "B1.3"]),
        ("Which actions does O. Marsh lead?", ["A3.8", "B1.2", "B1.3"]),
        ("Which actions belong to Marsh?", ["A3.8", "B1.2", "B1.3"]),
        ("How many of Marjorie Penhallow's actions are still open?", ["Minute 18", "Minute 21"]),
    ],
)
def test_a_person_is_found_under_every_variant_of_the_name(asked: Asked, text: str, rows: list[str]) -> None:
    assert counted(asked(text)) == (len(rows), rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Which actions are due in June 2025?", ["A3.5", "A3.6", "B1.2"]),
        ("How many actions due on 30 June 2025 are on track?", ["A3.5"]),
        ("Which actions are due after June 2025?", ["A3.8"]),
        ("Which actions are due before May 2025?", ["A3.4", "B1.1"]),
        ("Which actions are due by 1 May 2025?", ["A3.4", "A3.7", "B1.1", "B1.3"]),
        ("Which actions are due between April and June 2025?", ["A3.5", "A3.6", "A3.7", "B1.2", "B1.3"]),
    ],
)
def test_rows_are_found_by_their_dates(asked: Asked, text: str, rows: list[str]) -> None:
    assert counted(asked(text)) == (len(rows), rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("List the actions A3.4 to A3.7", ["A3.4", "A3.5", "A3.6", "A3.7"]),
        ("What is the status of A3.4 to A3.7?", ["A3.4", "A3.5", "A3.6", "A3.7"]),
        ("How many actions are there under theme 2?", ["B1.1", "B1.2", "B1.3"]),
        ("How many of the actions under theme 1 are finished?", ["A3.4"]),
        ("Which actions under Repairs done once are on track?", ["A3.5", "A3.8"]),
        ("Which actions of workstream B are on track?", ["B1.3"]),
        (
            "List every action under workstreams A to B",
            ["A3.4", "A3.5", "A3.6", "A3.7", "A3.8", "B1.1", "B1.2", "B1.3"],
        ),
    ],
)
def test_rows_are_found_by_reference_range_and_heading(asked: Asked, text: str, rows: list[str]) -> None:
    assert counted(asked(text)) == (len(rows), rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Which ones are not started?", ["A3.7", "B1.2"]),
        ("How many actions are not on track?", ["A3.4", "A3.6", "A3.7", "B1.1", "B1.2"]),
        ("Which actions haven't been completed?", ["A3.5", "A3.6", "A3.7", "A3.8", "B1.2", "B1.3"]),
        ("Which actions are done, and which ones aren't?", ["A3.5", "A3.6", "A3.7", "A3.8", "B1.2", "B1.3"]),
        ("Apart from Ottoline Marsh's, which actions are on track?", ["A3.5"]),
        ("How many savings have not been delivered?", ["S2"]),
        ("Which actions have no owner?", ["A3.7"]),
        ("Which actions do not have an owner?", ["A3.7"]),
    ],
)
def test_a_denied_condition_finds_the_rows_that_say_otherwise(asked: Asked, text: str, rows: list[str]) -> None:
    assert counted(asked(text)) == (len(rows), rows)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which saving is the largest?", "Of the savings in 1 Savings with Target £000, S3 has the highest: 300."),
        (
            "Which saving has the lowest target?",
            "Of the savings in 1 Savings with Target £000, S2 has the lowest: 45.",
        ),
        (
            "Which action has the latest due date?",
            "Of the actions in Appendix One with Due date, A3.8 has the latest: 30 September 2025.",
        ),
        (
            "Which actions have the earliest due date?",
            "Of the actions in Appendix One with Due date, A3.4 and B1.1 have the earliest: 31 March 2025.",
        ),
    ],
)
def test_the_row_with_most_is_found_by_what_it_gives(asked: Asked, text: str, said: str) -> None:
    assert asked(text).claims[0].text == said


def test_of_two_conditions_that_never_meet_it_is_said_that_none_does(asked: Asked) -> None:
    none = asked("How many of Ottoline Marsh's actions are finished?").claims[0]
    assert none.text.startswith("None of the 3 actions")
    assert none.text.endswith("is said to have status “Completed and embedded”: A3.8, B1.2 and B1.3.")
    assert len(none.citations) == 3
    one = asked("Which of the actions without an owner are on track?").claims[0]
    assert one.text.startswith("The one action in Appendix One, with owner blank, is not said to have status")


def test_a_limit_is_kept_by_the_figures_of_the_rows(asked: Asked) -> None:
    assert counted(asked("How many savings are over 100?")) == (2, ["S1", "S3"])


def test_the_count_says_where_and_by_what_it_was_made_and_cites_every_row(asked: Asked) -> None:
    answer = asked("List the actions in the plan that are not started.")
    total, *rows = answer.claims
    assert total.text == "2 of the 8 actions in Appendix One, with status “Not started”: A3.7 and B1.2."
    assert [citation.locator.row for citation in total.citations] == ["A3.7", "B1.2"]
    assert rows[0].text == "A3.7 Hold a tenant panel each month | Due date: 1 May 2025 | Status: Not started"
    assert [claim.citations[0].locator.row for claim in rows] == ["A3.7", "B1.2"]
    assert not answer.dropped


@pytest.mark.parametrize(
    "text",
    [
        "How many actions are rated red?",
        "Which actions are green?",
        "Which actions have no rating?",
        "How many open actions does Rupert Bellweather own?",
        "How many of Tobias Fennimore's savings are delivered?",
        "How many actions were completed by March 2024?",
        "Which actions have not got a due date?",
        "Which actions can't be finished until the frost ends?",
        "Which actions are neither done nor on track?",
        "How many actions are over 100?",
    ],
)
def test_what_no_row_shows_is_never_counted(clerk: Assistant, text: str) -> None:
    query = clerk.plan(question(text))
    assert compute(query, clerk.find(query, 40), clerk.index, clerk.pools, clerk.words) is None


def test_a_blank_cell_is_said_to_be_blank_and_its_row_cited(asked: Asked) -> None:
    abstention = asked("Who leads A3.7?").abstention
    assert abstention is not None
    assert abstention.reason is AbstentionReason.BLANK
    assert "“Owner” blank for A3.7" in abstention.text
    assert [citation.locator.row for citation in abstention.nearest] == ["A3.7"]


def test_a_lost_colour_is_said_to_be_not_shown(asked: Asked) -> None:
    abstention = asked("What is the RAG rating of A3.6?").abstention
    assert abstention is not None
    assert abstention.reason is AbstentionReason.NOT_SHOWN
    assert [citation.locator.row for citation in abstention.nearest] == ["A3.6"]


def test_exempt_rows_are_never_counted_for_the_public(asked: Asked) -> None:
    public = asked("How many savings are delivered?")
    assert counted(public) == (2, ["S1", "S3"])
    assert papers.SECRET not in public.text + "".join(citation.quote for citation in public.citations)
    assert "S4" not in public.text


def test_exempt_rows_are_counted_for_who_may_see_them(asked: Asked) -> None:
    member = asked("How many savings are delivered?", levels=frozenset({AccessLevel.PUBLIC, AccessLevel.EXEMPT}))
    assert counted(member) == (4, ["S1", "S3", "S4", "S5"])


def test_the_author_of_a_paper_is_read_from_its_front_sheet(asked: Asked) -> None:
    answer = asked("Who wrote the report on the Homes Recovery Plan?")
    assert "Report author: Marjorie Penhallow, Head of Repairs" in answer.claims[0].text
    assert any("Marjorie Penhallow" in citation.quote for citation in answer.citations)


def test_a_term_is_told_by_its_entry_in_the_glossary(asked: Asked) -> None:
    answer = asked("What does VLT stand for?")
    assert answer.claims[0].text == "VLT | Void Letting Time, the days that a home stands empty"


def test_who_holds_the_post_that_a_row_names_is_said_after_the_row(asked: Asked) -> None:
    row, holder, *_ = asked("Who leads A3.5?").claims
    assert row.text.startswith("A3.5 Buy parts from one supplier | Owner: Head of Lettings")
    assert holder.text == "Ottoline Marsh | Head of Lettings"


def test_a_question_narrowed_to_a_paper_is_answered_from_it_alone(asked: Asked, clerk: Assistant) -> None:
    ids = {info.name: info.id for info in clerk.index.catalogue.documents(Filters())}
    of_plan = asked("How many actions does Marjorie Penhallow own?", documents=(ids["plan.txt"],))
    assert counted(of_plan) == (1, ["A3.6"])
    assert {citation.document for citation in of_plan.citations} == {"plan.txt"}


def test_a_question_of_an_earlier_day_is_answered_from_the_papers_of_that_day(tmp_path: Path) -> None:
    with papers.ingested(tmp_path, papers.TRACKERS) as index:
        clerk = build_assistant(AssistantSettings(), index)
        then = clerk.answer(question("Which actions in the tracker are open?", as_of=date(2025, 5, 1)))
        assert counted(then) == (2, ["Minute 18", "Minute 21"])
        assert {citation.document for citation in then.citations} == {"april.txt"}
        of_june = clerk.answer(question("Which actions in the tracker of June 2025 are open?"))
        assert counted(of_june) == (1, ["Minute 24"])


def test_a_question_of_one_thing_goes_to_no_table(clerk: Assistant) -> None:
    plan = planned("When is A3.5 due?")
    query = take_apart(plan, clerk.index, clerk.words)
    assert compute(query, clerk.find(query, 40), clerk.index, clerk.pools, clerk.words) is None
