"""What a meeting decided of which no decision is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.rows import Row
from assistant.types import Evidence
from assistant.undecided import meeting_without_decision, only_recommended
from tests.assistant.conftest import About
from tests.assistant.papers import paper, stretch
from vectorstore.records import Record, RecordKind
from vectorstore.types import BlockKind, DocumentKind, Locator, Span

ASKED = "What did the committee decide on 22 January 2025?"
DAY, LATER = date(2025, 1, 22), date(2025, 3, 5)


def evidence(text: str, kind: DocumentKind, day: date | None, block: BlockKind = BlockKind.PARAGRAPH) -> Evidence:
    item = stretch(text)
    document = replace(paper(text), kind=kind, meeting_date=day)
    return replace(item, document=document, block=replace(item.block, kind=block))


def resolution(item: Evidence, day: date | None) -> Evidence:
    record = Record(
        id="r1",
        document_id="d1",
        kind=RecordKind.RESOLUTION,
        ref="minute 5",
        label="Minute 5",
        scope="",
        spans=(Span(start=0, end=4),),
        locator=Locator(),
        fields=(),
        as_of=day,
    )
    return replace(item, row=Row(record=record, said=()))


NOTED = "The report was noted."
PACK = evidence(NOTED, DocumentKind.AGENDA, LATER)


@pytest.mark.parametrize(
    "item",
    [
        evidence(NOTED, DocumentKind.MINUTES, DAY),
        evidence(NOTED, DocumentKind.DECISION, None),
        resolution(PACK, DAY),
        evidence(NOTED, DocumentKind.AGENDA, LATER, BlockKind.MINUTE),
        evidence("On 22 January 2025 the Committee agreed the plan.", DocumentKind.REPORT, LATER),
    ],
    ids=["minutes", "undated decision", "resolution", "minutes in a later pack", "told of"],
)
def test_one_is_held_where_evidence_is_of_that_meeting(about: About, item: Evidence) -> None:
    assert meeting_without_decision(about(ASKED), [item]) is None


@pytest.mark.parametrize(
    "item",
    [
        evidence(NOTED, DocumentKind.MINUTES, LATER),
        evidence("The next reports are on 22 January 2025. RESOLVED: agreed.", DocumentKind.MINUTES, LATER),
        evidence(NOTED, DocumentKind.AGENDA, DAY, BlockKind.MINUTE),
        resolution(PACK, LATER),
        resolution(evidence(NOTED, DocumentKind.AGENDA, DAY), None),
        evidence("On 22 January 2025 the Committee will hear of it.", DocumentKind.AGENDA, DAY),
    ],
    ids=["other minutes", "minutes that name the day", "minutes of before", "of another day", "of no day", "planned"],
)
def test_none_is_held_where_it_is_of_another(about: About, item: Evidence) -> None:
    said = meeting_without_decision(about(ASKED), [item])
    assert said == "The papers found hold no decision of a meeting on 22 January 2025."


@pytest.mark.parametrize(
    "text",
    [
        "What did the committee decide?",
        "What did the committee decide in January 2025?",
        "What did the committee decide on 31 February 2025?",
        "Which reports came on 22 January 2025?",
    ],
)
def test_it_is_asked_of_one_meetings_decisions_alone(about: About, text: str) -> None:
    assert meeting_without_decision(about(text), [PACK]) is None


@pytest.mark.parametrize(
    ("asked", "held", "only"),
    [
        ("When did the council adopt the plan?", "It is recommended that the council adopt the plan.", True),
        ("What did the council decide on the plan?", "It is recommended that the council adopt the plan.", False),
        ("When did the council adopt the plan?", "RESOLVED: that the plan be adopted.", False),
        ("When did the plan come out?", "It is recommended that the plan come out in May.", False),
    ],
)
def test_the_day_of_a_decision_that_is_only_recommended_is_not_held(
    about: About, asked: str, held: str, only: bool
) -> None:
    assert only_recommended(about(asked), [stretch(held)]) is only
