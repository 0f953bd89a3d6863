"""The open record behind a running server: one index and one assistant, opened once and shared by every request."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from api.settings import ServerSettings
from assistant.types import Question
from vectorstore.catalogue.database import FILE
from vectorstore.errors import ClerkError
from vectorstore.types import OFFICER_READER, Filters

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.ledger.ledger import Ledger
    from vectorstore.index import Index

FIRST_ASKED = ("Which actions are open, and who leads them?", "What was resolved at the last meeting?")
"""Between them they take every step of the path, so that what a step loads or computes once is there."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """An index, the assistant over it, and the lines of its register."""

    index: Index
    assistant: Assistant
    ledger: Ledger


class Record:
    """Opens the index when first asked, and again where that failed or the data folder was made anew meanwhile."""

    def __init__(self, settings: ServerSettings) -> None:
        """Keep the settings; nothing is opened yet."""
        self.settings = settings
        self._lock = threading.Lock()
        self._opened: Opened | None = None
        self._file: int | None = None

    def get(self) -> Opened:
        """Return what is open; raises ClerkError, saying what to do, where it cannot be opened."""
        with self._lock:
            if self._opened is not None and self._replaced():
                log.warning("The data folder was made anew; opening it again.")
                self._let_go()
            if self._opened is None:
                self._opened = self._open()
                self._file = os.open(self.settings.store.data / FILE, os.O_RDONLY)
            return self._opened

    def _replaced(self) -> bool:
        """Say whether another file, or none, is where the catalogue was; ours is held, so its number stays taken."""
        if self._file is None:
            return False
        try:
            return not os.path.samestat(os.fstat(self._file), (self.settings.store.data / FILE).stat())
        except FileNotFoundError:
            return True

    def _let_go(self) -> None:
        """Close the index and then the hold on its file: the other way round SQLite would lose its locks on it."""
        if self._opened is not None:
            self._opened.index.close()
            self._opened = None
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> Opened:
        from assistant.build import build_assistant
        from vectorstore.index import open_index

        index = open_index(self.settings.store)
        assistant = build_assistant(self.settings.assistant, index)
        return Opened(index=index, assistant=assistant, ledger=assistant.pools.ledger)

    def warm(self) -> None:
        """Open and load everything a first question needs, so that it is not the slow one; say so where that fails."""
        try:
            opened = self.get()
            opened.ledger.things(Filters())
            for question in FIRST_ASKED:
                opened.assistant.answer(Question(text=question))
        except ClerkError as error:
            log.error("The record cannot be opened yet: %s", error)

    def document_ids(self) -> frozenset[str]:
        """Return the ids of all that is stored, for whoever keeps things by them; none where it cannot be opened."""
        try:
            cards = self.get().index.catalogue.documents(Filters(levels=OFFICER_READER))
        except ClerkError:
            return frozenset()
        return frozenset(card.id for card in cards)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._let_go()


def _record(request: Request) -> Record:
    record: Record = request.app.state.record
    return record


def _opened(request: Request) -> Opened:
    return _record(request).get()


RecordDep = Annotated[Record, Depends(_record)]
OpenedDep = Annotated[Opened, Depends(_opened)]
