"""Nothing of a later paper is told or counted, whichever way the register answers, over the sample council's papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import evals.sample
from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.ledger.asked import asked_of, committees_of
from assistant.settings import AssistantSettings
from assistant.types import AbstentionReason, Answer, Citation
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.assistant.papers import question
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import Filters

SAMPLE = Path(evals.sample.__file__).parent / "papers"
PAPERS = [
    "2025-01-22_scrutiny_improvement-plan-report.pdf",
    "2025-01-22_scrutiny_minutes.pdf",
    "2025-02-26_environment-panel_green-wexcombe-dashboard.pdf",
    "2025-04-09_scrutiny_improvement-plan-report.pdf",
    "2025-04-09_scrutiny_minutes.pdf",
    "2025-05-28_environment-panel_green-wexcombe-dashboard.html",
    "2025-06-25_audit-and-standards_internal-audit-report.pdf",
    "2025-06-25_audit-and-standards_minutes.pdf",
    "2025-10-15_scrutiny_action-tracker.pdf",
    "2025-11-05_audit-and-standards_action-tracker.txt",
]
FEBRUARY, MAY = date(2025, 2, 1), date(2025, 5, 1)

ASKED = {
    "rows": "Which actions are behind?",
    "counts": "How many actions are complete?",
    "people": "Which actions does Bronwen Achebe lead?",
    "a person's post": "Who leads A2.3?",
    "extremes": "Which risk has the highest score?",
    "limits": "Which risks score 12 or more?",
    "dates": "Which actions are due in March 2025?",
    "changes": "How has A4.2 changed over time?",
    "a vote": "Was the amendment carried?",
    "votes": "How many motions were carried?",
    "authors": "Who wrote the report on the improvement plan?",
    "conflicts": "What is the status of A3.1?",
    "how many in all": "How many actions are there in the improvement plan?",
    "recommendations": "Which recommendations are complete?",
    "trackers": "Which tracker actions are open?",
    "overdue": "Which actions are overdue?",
    "overdue of a thing": "Is A4.2 overdue?",
    "due": "What is due by the end of June 2025?",
    "the next meeting": "What is due before the next meeting?",
    "a reference": "What was resolved under Minute 36?",
}


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_index(StoreSettings(data=tmp_path_factory.mktemp("as-of"))) as index:
        ingest_many([SAMPLE / name for name in PAPERS], index, IngestSettings())
        yield build_assistant(AssistantSettings(), index)


def cited(answer: Answer) -> list[Citation]:
    """All that an answer rests on or points to, in its table as well."""
    rows = answer.table.rows if answer.table else ()
    return [*answer.citations, *(citation for row in rows for citation in row.citations)]


@pytest.mark.parametrize("day", [FEBRUARY, MAY])
@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED.keys())
def test_up_to_the_day_of_the_filters_no_later_paper_is_told_of(clerk: Assistant, text: str, day: date) -> None:
    answer = clerk.answer(question(text, as_of=day))
    assert all(citation.meeting_date and citation.meeting_date <= day for citation in cited(answer))
    assert all(hit.chunk.document_id in _papers_by(clerk, day) for hit in answer.hits)
    assert not any(month in answer.lead for month in ("June 2025", "October 2025", "November 2025"))


@pytest.mark.parametrize(
    "text",
    [
        "How many actions were complete as at 1 February 2025?",
        "As at 1 February 2025, which actions were behind?",
        "Which actions were complete by the end of January 2025?",
        "Which actions was Bronwen Achebe leading as of 1 February 2025?",
        "Which actions were overdue as at 1 February 2025?",
        "Was A4.2 overdue on 1 February 2025?",
        "How many motions had been carried by 1 February 2025?",
    ],
)
def test_as_at_a_day_that_the_question_names_neither(clerk: Assistant, text: str) -> None:
    answer = clerk.answer(question(text))
    claimed = [citation for claim in answer.claims for citation in claim.citations]
    assert claimed, answer.text
    assert all(citation.meeting_date and citation.meeting_date <= FEBRUARY for citation in claimed)


def test_a_history_ends_at_the_day_that_the_question_names(clerk: Assistant) -> None:
    answer = clerk.answer(question("How had A4.2 changed over time as at 1 May 2025?"))
    assert {citation.meeting_date for citation in answer.citations} == {date(2025, 1, 22), date(2025, 4, 9)}
    assert answer.lead.startswith("As the papers tell it up to 1 May 2025.")


def test_the_action_tracker_lists_and_follows_up_nothing_later(clerk: Assistant) -> None:
    ledger, filters = clerk.pools.ledger, Filters(as_of=MAY)
    for committee in committees_of(ledger, filters):
        for one in asked_of(ledger, filters, committee, MAY):
            days = [one.first.day, one.latest.day, one.since, *(paper.meeting_date for paper in one.named)]
            assert all(day <= MAY for day in days if day)
    later = Filters(as_of=date(2025, 11, 30))
    assert sum(committees_of(ledger, later).values()) > sum(committees_of(ledger, filters).values())


def test_what_a_meeting_resolved_is_told_under_the_numbers_of_its_minutes(clerk: Assistant) -> None:
    answer = clerk.answer(question("What did the committee resolve on 22 January 2025?"))
    assert not answer.dropped
    assert answer.claims[0].text.startswith(
        "13 resolutions in MINUTES OF THE OVERVIEW AND SCRUTINY COMMITTEE: Minute 33"
    )
    part = next(claim for claim in answer.claims if claim.text.startswith("Minute 34(iii) "))
    assert all("34(iii)" not in citation.quote for citation in part.citations)
    assert {citation.meeting_date for citation in answer.citations} == {date(2025, 1, 22)}


def test_of_a_meeting_whose_minutes_are_not_held_nothing_is_told(clerk: Assistant) -> None:
    answer = clerk.answer(question("What did the committee resolve on 4 December 2024?"))
    assert answer.abstention and answer.abstention.reason is AbstentionReason.OTHER_PERIOD
    assert answer.text.startswith("The papers found hold no decision of a meeting on 4 December 2024.")


def _papers_by(clerk: Assistant, day: date) -> set[str]:
    return {card.id for card in clerk.index.catalogue.documents(Filters(as_of=day))}
