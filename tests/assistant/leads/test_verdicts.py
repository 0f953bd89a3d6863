"""An answer begins with "Yes" or "No" only where a cell, a vote or a resolution says so of the very thing asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from assistant.citing import check
from assistant.leads.lead import Told, verdict
from assistant.planning import plan
from assistant.query import take_apart
from assistant.register.rows import cited_rows
from assistant.types import Claim, Evidence
from assistant.understanding.understanding import plainly
from assistant.writers.tabular import row_claim
from tests.assistant.handmade import Line, paper, row, stored
from tests.assistant.papers import question
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import DocumentKind, Filters
from vectorstore.word_vectors import WordVectors

SPRING, AUTUMN = date(2025, 3, 5), date(2025, 9, 10)


def act(ref: str, title: str, status: str, scope: str = "Recovery plan", **cells: str) -> Line:
    return row(RecordKind.ACTION, ref, scope=scope, title=title, status=status, **cells)


def vote(minute: str, sort: str, title: str, mover: str, outcome: str) -> Line:
    return row(RecordKind.MOTION, minute, scope="Council", type=sort, title=title, mover=mover, outcome=outcome)


REPORT = [
    act("A1.1", "Run a second shift on weekdays", "Completed and embedded", rating="Green"),
    act("A1.2", "Library review", "Open"),
    act("A1.3", "Mend the harbour pump", "In progress", comments="Parts are on order."),
    act("A1.4", "Survey damp homes", "Partially complete"),
    act("A1.5", "Buy parts from one supplier", "On track", rating="Amber"),
    act("A1.6", "Let empty homes again", "Overdue"),
    act("A1.7", "Train the wardens", "Complete, subject to sign-off"),
    act("A1.8", "Paint the pier", "90% complete"),
    act("A1.9", "Move the depot", "Not started"),
    act("A1.10", "Shut the old office", "Action closed"),
    act("A1.11", "Open a help desk", "Complete: nine of twelve"),
    act("A1.12", "Switch on the sensors", "Complete", comments="Two sites are still outstanding."),
    act("A1.13", "Ask about parking", ""),
    act("A1.14", "Write the tree strategy", "Deferred"),
    act("A1.15", "Consult on the market move", "Open"),
    act("A1.16", "Replace the lifts", "Not complete"),
    act("A1.17", "Fit new doors", "Removed from the plan"),
    act("A1.18", "Repair the slipway", "Delayed"),
    act("A1.19", "Clear the drains", "Complete", outcome="Open"),
    act("A1.20", "Test the alarms", "Completed on 3 March 2025", rating="Red"),
    act("A1.21", "Count the swans", "Delivered"),
    act("A1.22", "Name the bridge", "On hold"),
    act("A1.23", "Mark the bays", "Complete: 12 of 12"),
    act("A1.25", "Tune the organ", "Complete 31 March 2026"),
    act("A1.26", "Map the paths", "To be actioned"),
    act("A1.27", "Oil the gates", "Not yet started"),
    act("A1.28", "Send the letter", "To be discharged"),
    act("A1.24", "Ring the bells", "In progress", outcome="Close."),
    act("A2.1", "Plant the verge", "Open"),
    act("B2", "Dredge the channel", "Complete"),
    act("B2", "Light the quay", "Open", scope="Harbour plan"),
    row(RecordKind.RISK, "R07", title="Loss of the ferry", status="Open", rating="Red (Late, or likely to be late)"),
    row(RecordKind.RECOMMENDATION, "Recommendation 4", title="Publish the list", status="Implemented"),
]
LATER = [act("A2.1", "Plant the verge", "Complete"), act("A3.1", "Weigh the bins", "Open")]
MINUTES = [
    vote("Minute 4", "amendment", "that the quay lights be dimmed after midnight", "Councillor Hart", "LOST"),
    vote("Minute 5", "motion", "that the ferry fare be frozen for a year", "Councillor Webb", "CARRIED"),
    vote("Minute 6", "amendment", "that the ferry fare be halved", "Councillor Lark", "carried as amended"),
    vote("Minute 7", "motion", "that bus lanes be kept on Castle Hill", "Councillor Ames", "Not carried"),
    vote("Minute 8", "amendment", "that the museum open on Mondays", "Councillor Ames", "lost"),
    vote("Minute 10", "motion", "that the market be held on Fridays", "Councillor Cole", "carried"),
    vote("Minute 11", "motion", "that the market be let", "Councillor Webb", "carried"),
    vote("Minute 9", "amendment", "that the museum open on Mondays in June", "Councillor Cole", "carried"),
]

SURE = [
    ("Has A1.1 been completed?", "A1.1", True),
    ("Is A1.1 complete?", "A1.1", True),
    ("Hasn't A1.1 been completed?", "A1.1", True),
    ("Have they ever sorted out A1.1?", "A1.1", True),
    ("Have they finished A1.1 yet?", "A1.1", True),
    ("Has A1.1 been completed, and who leads it?", "A1.1", True),
    ("In the March 2025 report, was A1.1 complete?", "A1.1", True),
    ("Is A1.1 green?", "A1.1", True),
    ("Is A1.1 rated red?", "A1.1", False),
    ("Is A1.1 still open?", "A1.1", False),
    ("Has A1.1 started?", "A1.1", True),
    ("Is the library review still open?", "A1.2", True),
    ("Is the library review finished?", "A1.2", False),
    ("And is A1.2 still open?", "A1.2", True),
    ("Does A1.2 remain open?", "A1.2", True),
    ("Is A1.2 closed?", "A1.2", False),
    ("Has A1.3 been completed?", "A1.3", False),
    ("Is A1.3 under way?", "A1.3", True),
    ("Is A1.3 on hold?", "A1.3", False),
    ("Is A1.5 on track?", "A1.5", True),
    ("Is A1.5 delayed?", "A1.5", False),
    ("Is A1.5 amber?", "A1.5", True),
    ("Was A1.5 amber in March 2025?", "A1.5", True),
    ("Is A1.6 overdue?", "A1.6", True),
    ("Is A1.6 on track?", "A1.6", False),
    ("Has A1.9 started?", "A1.9", False),
    ("Has A1.9 been completed?", "A1.9", False),
    ("Is A1.10 closed?", "A1.10", True),
    ("Has A1.16 been completed?", "A1.16", False),
    ("Is A1.18 delayed?", "A1.18", True),
    ("Has A1.20 been completed?", "A1.20", True),
    ("Has A1.21 been delivered?", "A1.21", True),
    ("Is A1.22 on hold?", "A1.22", True),
    ("Has A1.23 been completed?", "A1.23", True),
    ("Has A1.26 been completed?", "A1.26", False),
    ("Has A1.27 begun?", "A1.27", False),
    ("Has A1.27 been signed off?", "A1.27", False),
    ("Has A2.1 been completed?", "A2.1 later", True),
    ("In the March 2025 report, was A2.1 complete?", "A2.1", False),
    ("Has Recommendation 4 been implemented?", "Recommendation 4", True),
    ("Is R07 red?", "R07", True),
    ("Was the amendment on the quay lights carried?", "Minute 4", False),
    ("Was Councillor Hart's amendment lost?", "Minute 4", True),
    ("Was the motion that the ferry fare be frozen carried?", "Minute 5", True),
    ("Did the motion on the ferry fare pass?", "Minute 5", True),
    ("Was the motion on bus lanes defeated?", "Minute 7", True),
]
UNSURE = [
    ("Is A1.1 not complete?", "A1.1", "a denial can be answered either way"),
    ("Has A1.1 never been completed?", "A1.1", "a denial can be answered either way"),
    ("Has A1.1 been completed on time?", "A1.1", "no cell tells the time"),
    ("Will A1.1 be completed?", "A1.1", "what will be is in no cell"),
    ("Is A1.1 closed?", "A1.1", "what is complete need not be closed"),
    ("Is A1.1 complete or still open?", "A1.1", "two things are asked"),
    ("Is everything in A1.1 complete?", "A1.1", "parts are in no cell"),
    ("Is A1.1 to be completed?", "A1.1", "what is to be is in no cell"),
    ("Are A1.1 and A1.2 complete?", "A1.1", "two things are asked of"),
    ("Is the risk assessment for A1.1 complete?", "A1.1", "something of it is asked of"),
    ("Has A1.1 ever been green?", "A1.1", "a cell tells of one day"),
    ("Was A1.1 green?", "A1.1", "a cell tells of one day"),
    ("Was A1.1 green in June 2024?", "A1.1", "of another day"),
    ("Who leads A1.1?", "A1.1", "no such question"),
    ("Is A1.1 complete? Is it late?", "A1.1", "two questions"),
    ("Has A1.2 been completed?", "A1.1", "the claim is of another thing"),
    ("Is the review still open?", "A1.2", "too little is named"),
    ("Is it still open?", "A1.2", "nothing is named"),
    ("Is A1.3 on track?", "A1.3", "in progress is neither on track nor late"),
    ("Has A1.4 been completed?", "A1.4", "partly"),
    ("Is A1.4 still open?", "A1.4", "partly"),
    ("Has A1.5 been completed?", "A1.5", "on track says nothing of the end"),
    ("Is A1.6 late?", "A1.6", "overdue need not be late in the reader's sense"),
    ("Has A1.7 been completed?", "A1.7", "on a condition"),
    ("Has A1.8 been completed?", "A1.8", "nearly"),
    ("Has A1.10 been completed?", "A1.10", "closed need not be complete"),
    ("Has A1.11 been completed?", "A1.11", "a share"),
    ("Has A1.12 been completed?", "A1.12", "its comment doubts it"),
    ("Has A1.13 been completed?", "A1.13", "blank"),
    ("Is A1.14 on hold?", "A1.14", "deferred is not on hold for certain"),
    ("Is the market move still open?", "A1.15", "only the consultation on it is"),
    ("Has A1.17 been completed?", "A1.17", "removed"),
    ("Has A1.19 been completed?", "A1.19", "its cells contradict each other"),
    ("Has A1.25 been completed?", "A1.25", "that may be a task with its day"),
    ("Was A1.1 completed in March 2025?", "A1.1", "when it came about is in no cell"),
    ("Was the motion to cut bus lanes lost?", "Minute 7", "it may undo what it names"),
    ("Was the motion on keeping bus lanes lost?", "Minute 7", "it may undo what it names"),
    ("Was the motion that Castle Hill be kept carried?", "Minute 7", "its words are others"),
    ("Was the motion on the market carried?", "Minute 10", "another on it was carried too"),
    ("Was the motion against bus lanes carried?", "Minute 7", "what it is against is not read"),
    ("Has A1.26 started?", "A1.26", "what is to be done may have been begun"),
    ("Is A1.26 in progress?", "A1.26", "what is to be done may have been begun"),
    ("Is A1.5 late?", "A1.5", "what is on track may be past its day"),
    ("Has A1.28 been completed?", "A1.28", "it may be done and wait to be discharged"),
    ("Has A1.3 been signed off?", "A1.3", "what is in progress may have been signed off"),
    ("Is A1.24 closed?", "A1.24", "another cell says that it is to be closed"),
    ("Was A1.20 completed before 5 March 2025?", "A1.20", "before a day is more than is read"),
    ("Has A1.21 been implemented?", "A1.21", "another word for how it ended"),
    ("Has A2.1 been completed?", "A2.1", "a later report says otherwise"),
    ("Has B2 been completed?", "B2", "another plan has a B2"),
    ("Is R07 late?", "R07", "the key of a colour is not its row's state"),
    ("Was the motion on the quay lights carried?", "Minute 4", "it was an amendment"),
    ("Was Councillor Webb's amendment lost?", "Minute 4", "another moved it"),
    ("Was the amendment carried?", "Minute 4", "nothing says which"),
    ("Was the amendment on the ferry fare carried?", "Minute 6", "it was changed first"),
    ("Was the amendment on the museum carried?", "Minute 9", "another on it was lost"),
    ("Was the amendment on the quay lights carried unanimously?", "Minute 4", "how it was carried is not told"),
    ("Was the amendment on the pier lights carried?", "Minute 4", "of another thing"),
    ("Was the amendment on the quay lights carried in June 2024?", "Minute 4", "of another day"),
]


@pytest.fixture(scope="module")
def wexcombe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    papers = (
        paper("Recovery-report.txt", REPORT, meeting=SPRING),
        paper("Recovery-report-two.txt", LATER, meeting=AUTUMN),
        paper("Minutes.txt", MINUTES, meeting=SPRING, kind=DocumentKind.MINUTES),
    )
    with stored(tmp_path_factory.mktemp("verdicts"), *papers) as index:
        yield index


Answered = Callable[[str, str], bool | None]


@pytest.fixture(scope="module")
def answered(wexcombe: Index) -> Answered:
    """Answer a question from one row of the papers, as the path of a question would tell it."""
    words = WordVectors()
    every = wexcombe.register.find(Filters())
    papers = frozenset(found.document_id for found in every)

    def answer(text: str, label: str) -> bool | None:
        ref = label.partition(" later")[0]
        day = AUTUMN if label.endswith("later") else SPRING
        record = next(r for r in every if r.label == ref and _day(r.document_id) == day)
        asked = plan(question(text), plainly(question(text)))
        (items,) = cited_rows([record], take_apart(asked, wexcombe, words), wexcombe, words)
        told = Told(claims=[_claim(items)], chosen=items, papers=papers)
        assert verdict(asked, Told(claims=told.claims, chosen=items, papers=papers, disputed=True), wexcombe) is None
        return verdict(asked, told, wexcombe)

    def _day(document_id: str) -> date | None:
        return wexcombe.catalogue.document(document_id, Filters().levels).meeting_date

    return answer


def _claim(items: tuple[Evidence, ...]) -> Claim:
    claim = check(row_claim(items), {item.label: item for item in items})
    assert isinstance(claim, Claim)
    return claim


@pytest.mark.parametrize(("text", "label", "expected"), SURE)
def test_a_cell_that_says_so_answers_with_yes_or_no(answered: Answered, text: str, label: str, expected: bool) -> None:
    assert answered(text, label) is expected


@pytest.mark.parametrize(("text", "label", "why"), UNSURE)
def test_what_is_not_certain_has_no_yes_and_no_no(answered: Answered, text: str, label: str, why: str) -> None:
    assert answered(text, label) is None, why
