"""The first line of an answer says which papers it is from, and with what force they speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.build import build_assistant
from assistant.citing import cite
from assistant.leads.lead import Told, acted, lead_of, verdict
from assistant.leads.papers import Paper
from assistant.rows import Row
from assistant.settings import AssistantSettings
from assistant.types import Claim, Evidence
from tests.assistant.handmade import paper, row, say, stored
from tests.assistant.papers import planned, question, stretch
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import DocumentKind, Locator

SHORT = (Paper(title="The van fleet, 8 April 2025", when="April 2025", sort="report"),)
LONG = (Paper(title="The van fleet, 8 April 2025"),)


def of(text: str, kind: DocumentKind, before: str = "") -> Evidence:
    item = stretch(before + text, locator=Locator(headings=("Vans",)))
    span = replace(item.span, start=item.span.start + len(before))
    return replace(item, document=replace(item.document, id=text, kind=kind, committee="Cabinet"), span=span)


RESOLVED = of("(i) That the vans be replaced.", DocumentKind.MINUTES, before="RESOLVED:\n")
ADVISED = of("Cabinet is asked to replace the vans.", DocumentKind.REPORT)
TOLD = of("The vans were bought in 2012.", DocumentKind.REPORT)


@pytest.mark.parametrize(
    ("asked", "items", "short", "long"),
    [
        (
            "What became of the vans?",
            [RESOLVED],
            "Cabinet resolved (April 2025 report):",
            "Cabinet resolved (The van fleet, 8 April 2025):",
        ),
        (
            "What was decided on the vans?",
            [RESOLVED, TOLD],
            "Cabinet resolved (April 2025 report):",
            "Cabinet resolved (The van fleet, 8 April 2025):",
        ),
        (
            "What of the vans?",
            [ADVISED],
            "Recommended in the April 2025 report:",
            "Recommended (The van fleet, 8 April 2025):",
        ),
        (
            "What was decided on the vans?",
            [ADVISED, TOLD],
            "Recommended, but no decision on it was found (April 2025 report):",
            "Recommended, but no decision on it was found (The van fleet, 8 April 2025):",
        ),
        ("What of the vans?", [ADVISED, TOLD], "In the April 2025 report:", "From The van fleet, 8 April 2025:"),
        ("How old are the vans?", [TOLD], "In the April 2025 report:", "From The van fleet, 8 April 2025:"),
        ("How old are the vans?", [], "In the April 2025 report:", "From The van fleet, 8 April 2025:"),
    ],
)
def test_the_lead_says_what_the_claims_do(asked: str, items: list[Evidence], short: str, long: str) -> None:
    claims = [Claim(text=item.text, citations=(cite(item),)) for item in items or [TOLD]]
    told = Told(claims=claims, chosen=items)
    assert acted(planned(asked), told, SHORT) == short
    assert acted(planned(asked), told, LONG) == long


def test_what_is_called_a_decision_is_not_said_to_resolve_all_that_it_tells() -> None:
    told = of("Do nothing: it would cost more.", DocumentKind.DECISION)
    named = (Paper(title="Vans", when="April 2025", sort="decision"),)
    claims = [Claim(text=told.text, citations=(cite(told),))]
    assert acted(planned("What of the vans?"), Told(claims=claims, chosen=[told]), named) == (
        "In the April 2025 decision:"
    )


@pytest.fixture(scope="module")
def wexcombe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    plan = row(RecordKind.ACTION, "A1.2", title="Library review", owner="Head of Culture", status="Open")
    other = row(RecordKind.ACTION, "A1.3", title="Mend the harbour pump", owner="Head of Ports", status="Complete")
    minutes = paper(
        "Minutes.txt",
        [say("RESOLVED: That the Street Trading Policy be approved.")],
        meeting=date(2025, 4, 2),
        kind=DocumentKind.MINUTES,
    )
    with stored(tmp_path_factory.mktemp("leads"), paper("Recovery-report-DRAFT.txt", [plan, other]), minutes) as index:
        yield index


def test_an_answer_says_yes_or_no_and_in_which_report_and_how_that_stands(wexcombe: Index) -> None:
    assistant = build_assistant(AssistantSettings(), wexcombe)
    no = "No, in the March 2025 report. It is a draft:"
    assert assistant.answer(question("Has the library review been completed?")).lead == no
    assert assistant.answer(question("Is A1.3 complete?")).lead.startswith("Yes, in the March 2025 report")
    approved = assistant.answer(question("Was the Street Trading Policy approved?"))
    assert approved.lead == "Yes, in the April 2025 minutes:"
    assert assistant.answer(question("Who leads A1.2?")).lead.startswith("In the March 2025 report")


def test_a_claim_of_several_rows_or_of_a_row_that_is_in_no_state_has_no_yes_and_no_no(wexcombe: Index) -> None:
    items = [_of_row(RecordKind.ACTION), _of_row(RecordKind.RISK)]
    claim = Claim(text="x", citations=tuple(cite(item) for item in items))
    assert verdict(planned("Is A1 complete?"), Told(claims=[claim], chosen=items), wexcombe) is None
    minuted = [_of_row(RecordKind.MINUTE)]
    claim = Claim(text="x", citations=(cite(minuted[0]),))
    assert verdict(planned("Is A1 complete?"), Told(claims=[claim], chosen=minuted), wexcombe) is None


def _of_row(kind: RecordKind) -> Evidence:
    item = stretch(f"A1 {kind.value} Complete")
    record = Record(
        id=kind.value,
        document_id=item.document.id,
        kind=kind,
        ref="a1",
        label="A1",
        scope="",
        spans=(item.span,),
        locator=Locator(),
        fields=(),
    )
    return replace(item, document=replace(item.document, id=kind.value), row=Row(record=record, said=()))


def test_what_says_nothing_has_no_lead(wexcombe: Index) -> None:
    assert lead_of(planned("Who leads A1.2?"), Told(claims=[], chosen=[]), wexcombe) == ""
