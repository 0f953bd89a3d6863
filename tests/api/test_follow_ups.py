from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.follow_ups import MOST, follow_ups
from api.record import Opened, Record
from api.settings import PageSettings, ServerSettings, server_settings
from api.suggestions import OFFERED, begin_suggestions, offered, suggested, suggestions
from assistant.presenting import answer_as_dict
from assistant.types import Outcome, Question
from vectorstore.types import DocumentKind, Filters


@pytest.fixture(scope="module")
def opened(long_data: Path) -> Iterator[Opened]:
    record = Record(server_settings(long_data))
    yield record.get()
    record.close()


@pytest.fixture(scope="module")
def pier(data: Path) -> Iterator[Opened]:
    record = Record(server_settings(data))
    yield record.get()
    record.close()


def after(opened: Opened, question: str, *earlier: str, filters: Filters | None = None) -> tuple[str, ...]:
    told = _told(opened, question, filters or Filters())
    return follow_ups(told, opened, filters or Filters(), (*earlier, question))


def _told(opened: Opened, question: str, filters: Filters) -> dict[str, Any]:
    return answer_as_dict(opened.assistant.answer(Question(text=question, filters=filters)))


def test_what_comes_next_is_answered_and_was_not_asked(opened: Opened):
    asked = "Who leads C1?"
    found = after(opened, asked)
    assert 1 <= len(found) <= MOST
    assert asked not in found and not any(question.startswith("Who leads C1") for question in found)
    for question in found:
        assert opened.assistant.answer(Question(text=question)).outcome is Outcome.ANSWERED


def test_what_was_asked_before_is_not_offered_again(opened: Opened):
    first = after(opened, "Who leads C1?")
    assert first[0] not in after(opened, "Who leads C1?", first[0])


def test_an_answer_in_prose_leads_on_within_its_paper_and_its_filters(pier: Opened):
    found = after(pier, "How much will the harbour wall repairs cost?")
    assert any("Harbour wall repairs" in question for question in found)
    minutes = Filters(kinds=(DocumentKind.MINUTES,))
    assert not any("Harbour wall" in question for question in after(pier, "What was resolved?", filters=minutes))


def test_nothing_follows_a_question_back_and_nothing_withheld_is_offered(pier: Opened):
    told = _told(pier, "How much will the harbour wall repairs cost?", Filters())
    assert follow_ups({**told, "choices": [{}]}, pier, Filters(), ("?",)) == ()
    assert "Quillfeather" not in " ".join(after(pier, "What does the Fennimore ferry carry?"))


def test_suggestions_are_of_different_sorts_and_all_answered(opened: Opened):
    found = offered(opened, Filters())
    assert 2 <= len(found) <= OFFERED
    assert len({question.partition(" ")[0] + question.split()[-2] for question in found}) >= 2
    for question in found:
        assert opened.assistant.answer(Question(text=question)).outcome is Outcome.ANSWERED


def test_simple_suggestions_stand_in_until_the_others_are_made(pier: Opened):
    papers = pier.index.catalogue.documents(Filters())
    assert suggestions(pier, Filters(), PageSettings()) == suggested(papers, PageSettings())
    deadline = time.monotonic() + 60
    while suggestions(pier, Filters(), PageSettings()) == suggested(papers, PageSettings()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    made = suggestions(pier, Filters(), PageSettings())
    assert 1 <= len(made) <= OFFERED
    assert "Quillfeather" not in " ".join(made) and "bids" not in " ".join(made)


def test_suggestions_fit_the_filters_and_the_settings(pier: Opened):
    minutes = Filters(kinds=(DocumentKind.MINUTES,))
    assert all("Harbour wall" not in question for question in offered(pier, minutes))
    assert suggestions(pier, Filters(kinds=(DocumentKind.PLAN,)), PageSettings()) == ()
    assert suggestions(pier, Filters(), PageSettings(examples=("Why?",))) == ("Why?",)


def test_a_record_that_cannot_be_opened_has_no_suggestions_and_starts_all_the_same(tmp_path: Path):
    (tmp_path / "clerk.sqlite").write_text("no catalogue")
    settings: ServerSettings = server_settings(tmp_path)
    begin_suggestions(Record(settings), settings.page)


def test_suggestions_that_cannot_be_made_are_logged_and_leave_the_simple_ones(
    long_data: Path, caplog: pytest.LogCaptureFixture
):
    record = Record(server_settings(long_data))
    held = record.get()
    broken = replace(held, assistant=None)  # type: ignore[arg-type]
    papers = held.index.catalogue.documents(Filters())
    simple = suggested(papers, PageSettings())
    assert suggestions(broken, Filters(), PageSettings()) == simple
    deadline = time.monotonic() + 60
    while "could not be made" not in caplog.text:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert suggestions(broken, Filters(), PageSettings()) == simple
    record.close()
