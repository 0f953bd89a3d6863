"""That what is kept for too long goes, from the file itself as well."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.clearing import clear, clear_daily
from api.keeping.conversations import Asked, Conversations
from api.keeping.database import FILE
from api.keeping.feedback import FeedbackStore, Opinion
from api.keeping.tables import conversations, feedback
from api.kept import Kept
from api.person import LOCAL_USER
from api.settings import server_settings
from tests.api.kept_answers import answer

WORDS = "zanzibarquestion"


def aged(folder: Path, days: int) -> Kept:
    """A store with one conversation and one item of feedback that nobody changed for so many days."""
    kept = Kept(folder)
    database = kept.database()
    asked = Asked(question=f"Where is {WORDS}?", answer=answer(), filters={}, made_with={})
    turn = Conversations(database).add(LOCAL_USER, asked)
    FeedbackStore(database).give(LOCAL_USER, turn, Opinion(helpful=True))
    then = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with database.writing() as connection:
        connection.execute(conversations.update().values(changed=then))
        connection.execute(feedback.update().values(changed=then))
    return kept


def in_a_thread(steps: Coroutine[Any, Any, None]) -> None:
    """Run to the end on a thread of its own: this one may have a browser's loop running already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, asyncio.wait_for(steps, 30)).result()


def held(folder: Path) -> bool:
    """Whether the words stand anywhere in the store's files."""
    return any(WORDS.encode() in path.read_bytes() for path in folder.glob(f"{FILE}*"))


def test_what_is_too_old_is_deleted_from_the_file_too(tmp_path: Path) -> None:
    kept = aged(tmp_path, days=31)
    assert held(tmp_path)
    assert clear(kept, 30) == 2
    assert not held(tmp_path)
    kept.close()


def test_what_is_not_too_old_stays_and_no_limit_keeps_all(tmp_path: Path) -> None:
    kept = aged(tmp_path, days=29)
    assert (clear(kept, 30), clear(kept, 0)) == (0, 0)
    assert held(tmp_path)
    kept.close()


def test_where_nothing_was_ever_kept_nothing_is_made(tmp_path: Path) -> None:
    assert clear(Kept(tmp_path), 30) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_opened_is_said_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_text("This is no database. " * 100, encoding="utf-8")
    assert clear(Kept(tmp_path), 30) == 0
    assert "cannot be deleted yet" in caplog.text


def test_it_is_done_again_and_again(tmp_path: Path) -> None:
    kept = aged(tmp_path, days=31)

    async def twice() -> None:
        task = asyncio.create_task(clear_daily(kept, 30, every=0.01))
        while held(tmp_path):
            await asyncio.sleep(0.01)
        aged(tmp_path, days=31).close()
        while held(tmp_path):
            await asyncio.sleep(0.01)
        task.cancel()

    in_a_thread(twice())
    kept.close()


def test_a_server_clears_when_it_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(tmp_path, days=31).close()
    monkeypatch.setenv("CLERK_KEEP_DAYS", "30")
    with TestClient(create_app(server_settings(tmp_path))) as running:
        while held(tmp_path):
            running.get("/healthz")
