"""The day that a question looks from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.register.standpoint import standpoint_in
from assistant.settings import AssistantSettings
from tests.assistant.handmade import paper, row, stored
from tests.assistant.papers import question
from vectorstore.records import RecordKind

K = RecordKind
MARCH, JUNE, LATER = date(2025, 3, 5), date(2025, 6, 4), date(2025, 12, 3)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("How many were open as at 1 June 2024?", date(2024, 6, 1), "How many were open ?"),
        ("As of June 2024, how many were open?", date(2024, 6, 30), "how many were open?"),
        ("How many were open as at the end of June 2024", date(2024, 6, 30), "How many were open"),
        ("Which were complete by the end of June 2024?", date(2024, 6, 30), "Which were complete ?"),
        ("How had it changed, as it stood on 2 May 2024?", date(2024, 5, 2), "How had it changed ?"),
    ],
)
def test_it_is_named_as_at_or_by_a_day(text: str, day: date, rest: str) -> None:
    found = standpoint_in(text)
    assert found and (found.day, found.text) == (day, rest)


@pytest.mark.parametrize(
    "text",
    [
        "How many were open?",
        "How many were open in June 2024?",
        "As of the April 2024 review, which are open?",
        "Which complete actions were due by June 2024?",
        "Which will be finished by June 2024?",
        "Who must reply by 1 June 2024?",
        "Which were open as at 2024?",
        "Which were open as at 31 February 2024?",
        "How did it change as at 1 May 2024 and as at 1 June 2024?",
    ],
)
def test_a_date_of_another_sort_is_none(text: str) -> None:
    assert standpoint_in(text) is None


def plan(name: str, meeting: date, table: str, *statuses: str) -> object:
    lines = [
        row(K.ACTION, f"A{n}", table=table, title=f"Mend the roof of house {n}", status=status)
        for n, status in enumerate(statuses, 1)
    ]
    return paper(name, lines, meeting=meeting)


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = (
        plan("roofs-march.md", MARCH, "Actions", "Open", "Open", "Complete"),
        plan("roofs-june.md", JUNE, "Actions at 31 May 2025", "Open", "Complete", "Complete"),
        plan("roofs-december.md", LATER, "Actions at 31 May 2025", "Complete", "Complete", "Complete"),
    )
    with stored(tmp_path_factory.mktemp("standpoint"), *papers) as index:  # type: ignore[arg-type]
        yield build_assistant(AssistantSettings(), index)


def count(clerk: Assistant, text: str, as_of: date | None = None) -> tuple[str, str]:
    answer = clerk.answer(question(text, as_of=as_of))
    assert answer.claims, answer.text
    return answer.claims[0].text.split()[0], answer.lead


def test_later_papers_do_not_count(clerk: Assistant) -> None:
    number, lead = count(clerk, "How many actions were complete as at 1 April 2025?")
    assert number == "1"
    assert lead.startswith("As the papers tell it up to 1 April 2025. In ")


def test_a_paper_soon_after_that_tells_of_the_very_day_does(clerk: Assistant) -> None:
    answer = clerk.answer(question("Which actions were complete as at 31 May 2025?"))
    assert {citation.meeting_date for citation in answer.citations} == {JUNE}


def test_the_day_of_the_filters_stays_the_last(clerk: Assistant) -> None:
    number, lead = count(clerk, "How many actions were complete as at 31 May 2025?", as_of=date(2025, 4, 1))
    assert number == "1"
    assert lead.startswith("As the papers tell it up to 1 April 2025.")


def test_before_the_first_paper_nothing_is_counted(clerk: Assistant) -> None:
    answer = clerk.answer(question("How many actions were complete as at 1 April 2020?"))
    assert not any("with status" in claim.text for claim in answer.claims)
