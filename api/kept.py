"""The open store behind a running server of what people leave behind; made when first needed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from api.keeping.conversations import Conversations
from api.keeping.database import FILE, Database
from api.keeping.feedback import FeedbackStore


class Kept:
    """Opens the store when it is first asked for, and anew where its file went away meanwhile."""

    def __init__(self, folder: Path) -> None:
        """Keep in this folder; nothing is opened yet."""
        self._folder = folder
        self._lock = threading.Lock()
        self._database: Database | None = None

    def database(self) -> Database:
        """Return what is open; raises CouldNotRun, saying what to do, where it cannot be opened."""
        with self._lock:
            if self._database is not None and not self._database.path.exists():
                self._database.close()
                self._database = None
            if self._database is None:
                self._database = Database(self._folder)
            return self._database

    def exists(self) -> bool:
        """Say whether anything has ever been kept here."""
        return (self._folder / FILE).exists()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None


def _database(request: Request) -> Database:
    kept: Kept = request.app.state.kept
    return kept.database()


def _conversations(request: Request) -> Conversations:
    return Conversations(_database(request))


def _feedback(request: Request) -> FeedbackStore:
    return FeedbackStore(_database(request))


ConversationsDep = Annotated[Conversations, Depends(_conversations)]
FeedbackDep = Annotated[FeedbackStore, Depends(_feedback)]
