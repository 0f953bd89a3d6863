"""Deletes what has been kept for long enough, when the server starts and once a day, from the file itself too."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import closing

from fastapi.concurrency import run_in_threadpool

from api.keeping.conversations import Conversations
from api.keeping.database import BUSY_SECONDS, Database
from api.keeping.feedback import FeedbackStore
from api.kept import Kept
from vectorstore.errors import ClerkError

log = logging.getLogger(__name__)
DAY = 24 * 60 * 60  # seconds


async def clear_daily(kept: Kept, days: int, every: float = DAY) -> None:
    """Clear what is older than `days`, now and every so many seconds, until cancelled."""
    while True:
        await run_in_threadpool(clear, kept, days)
        await asyncio.sleep(every)


def clear(kept: Kept, days: int) -> int:
    """Delete conversations and feedback that nobody has changed for `days`; return how many of both went.

    For 0 days nothing is too old; what people deleted themselves leaves SQLite's log all the same.
    A store that cannot be opened is said in the log and tried again the next day: the papers answer without it.
    """
    if not kept.exists():
        return 0
    try:
        database = kept.database()
        gone = Conversations(database).delete_older(days) + FeedbackStore(database).delete_older(days) if days else 0
        _empty_log(database)
    except (ClerkError, sqlite3.Error) as error:
        log.error("What is kept for longer than %s days cannot be deleted yet: %s", days, error)
        return 0
    return gone


def _empty_log(database: Database) -> None:
    """Empty SQLite's write-ahead log, in which words that were deleted would stand until it is next written over."""
    with closing(sqlite3.connect(database.path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
