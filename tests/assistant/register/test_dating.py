"""Rows of a meeting are of its day, wherever their minutes are printed; the papers of the next are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.register.answering import compute
from assistant.register.dating import dating, of_meeting, papers_of_meeting
from assistant.register.pools import Pool, pools_of
from assistant.settings import AssistantSettings
from tests.assistant.handmade import Line, paper, row, say, stored
from tests.assistant.papers import planned, question
from vectorstore.index import NewVersion
from vectorstore.records import RecordKind
from vectorstore.types import DocumentKind, Filters

K = RecordKind
JANUARY, MARCH, MAY = date(2025, 1, 22), date(2025, 3, 5), date(2025, 5, 7)


def resolved(label: str, words: str, day: date | None = None) -> Line:
    """A part of a minute as papers print it: its own number stands over it and not in it."""
    cells = (("resolved", f"That {words}"),)
    return Line(cells=cells, kind=K.RESOLUTION, label=label, scope="Scrutiny Committee", as_of=day)


def minutes(name: str, meeting: date, *lines: Line, kind: DocumentKind = DocumentKind.MINUTES) -> NewVersion:
    return paper(name, [say("Minutes of the Scrutiny Committee"), *lines], meeting=meeting, kind=kind)


OWN = minutes(
    "minutes-january.md",
    JANUARY,
    resolved("Minute 43(i)", "the lifts be mended"),
    resolved("Minute 43(ii)", "the doors be painted"),
)
PACK = paper(
    "pack-may.md",
    [
        say("Agenda of the Scrutiny Committee, 7 May 2025"),
        say("Minutes of the Scrutiny Committee held on 5 March 2025"),
        resolved("Minute 51(i)", "the next meeting be on 7 May 2025"),
        resolved("Minute 51(ii)", "the vans be sold"),
    ],
    meeting=MAY,
    kind=DocumentKind.AGENDA,
)
DATED = minutes(
    "pack-june.md",
    date(2025, 6, 4),
    resolved("Minute 60", "the roofs be tiled", MAY),
    kind=DocumentKind.AGENDA,
)


def pool(version: NewVersion) -> Pool:
    return next(one for one in pools_of(version.document, version.records) if one.kind is K.RESOLUTION)


@pytest.mark.parametrize(
    ("version", "period", "kept"),
    [
        (OWN, "2025-01-22", [0, 1]),
        (OWN, "2025-01", [0, 1]),
        (OWN, "2025-03-05", []),
        (OWN, "2025", [0, 1]),
        (PACK, "2025-03-05", [0, 1]),
        (PACK, "2025-05-07", []),
        (DATED, "2025-05-07", [0]),
        (DATED, "2025-06-04", []),
    ],
)
def test_rows_are_kept_by_the_day_of_their_meeting(version: NewVersion, period: str, kept: list[int]) -> None:
    found = pool(version)
    assert of_meeting((period,), found, range(len(found.records))) == kept


def test_rows_of_no_meeting_are_all_kept() -> None:
    version = paper("plan.md", [row(K.ACTION, "A1", title="Mend the lifts")])
    (actions,) = pools_of(version.document, version.records)
    assert of_meeting(("2025-01-22",), actions, [0]) == [0]


@pytest.mark.parametrize(
    ("version", "text", "value"),
    [
        (OWN, "What was resolved on 22 January 2025?", 1.0),
        (OWN, "What was resolved in January?", 1.0),
        (OWN, "What was resolved?", 0.0),
        (OWN, "What was resolved in May 2025?", -2.0),
        (PACK, "What was resolved on 5 March 2025?", 1.0),
        (PACK, "What was resolved on 7 May 2025?", -2.0),
    ],
)
def test_a_pool_counts_for_more_or_less_by_that_day(version: NewVersion, text: str, value: float) -> None:
    assert dating(planned(text), pool(version)) == value


def test_a_paper_without_a_day_counts_neither_way() -> None:
    version = paper("plan.md", [row(K.ACTION, "A1", title="Mend the lifts")], meeting=None)
    (actions,) = pools_of(version.document, version.records)
    assert dating(planned("Which actions were open in May 2025?"), actions) == 0.0


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with stored(tmp_path_factory.mktemp("dating"), OWN, PACK, DATED) as index:
        yield build_assistant(AssistantSettings(), index)


def found_rows(clerk: Assistant, text: str, looked_in: str = "") -> list[str | None]:
    """The rows that are found for a question of which passages were found in one paper alone."""
    query = clerk.plan(question(text))
    names = {card.id: card.name for card in clerk.index.catalogue.documents(Filters())}
    hits = [hit for hit in clerk.find(query, 40) if names[hit.chunk.document_id] == looked_in]
    computed = compute(query, hits, clerk.index, clerk.pools, clerk.words)
    return [record.label for record in computed.finding.rows] if computed and computed.finding else []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("What did the committee resolve on 22 January 2025?", ["Minute 43(i)", "Minute 43(ii)"]),
        ("What did the Scrutiny Committee resolve on 5 March 2025?", ["Minute 51(i)", "Minute 51(ii)"]),
        ("What did the committee decide on 7 May 2025?", ["Minute 60"]),
        ("How many resolutions were made on 22 January 2025?", ["Minute 43(i)", "Minute 43(ii)"]),
        ("What did the committee resolve on 4 June 2025?", []),
    ],
)
def test_what_a_meeting_resolved_is_found_in_its_own_minutes(clerk: Assistant, text: str, labels: list[str]) -> None:
    assert found_rows(clerk, text) == labels
    assert found_rows(clerk, text, "pack-may.md") == labels


def test_minutes_are_looked_for_in_the_papers_of_their_day_and_of_the_next_meetings(clerk: Assistant) -> None:
    cards = clerk.index.catalogue.documents(Filters())
    names = {card.id: card.name for card in cards}

    def found(text: str) -> list[str]:
        return [names[one] for one in papers_of_meeting(planned(text), cards)]

    assert found("on 22 January 2025") == ["minutes-january.md", "pack-may.md", "pack-june.md"]
    assert found("on 7 May 2025") == ["pack-june.md"]
    assert found("in January 2025") == found("on 31 February 2025") == found("today") == []
    undated = [replace(card, meeting_date=None) for card in cards]
    assert papers_of_meeting(planned("on 22 January 2025"), undated) == []
