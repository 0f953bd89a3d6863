"""Builds the web application: the HTTP interface, the chat page, and one open record behind both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from api import describing, problems
from api.clearing import clear_daily
from api.kept import Kept
from api.pictures import Pictures
from api.record import Record
from api.routes import (
    about,
    actions,
    answers,
    ask,
    conversations,
    documents,
    feedback,
    feedback_items,
    health,
    look,
    next_questions,
    notes,
    papers,
    records,
    reference_pages,
    references,
    register,
    search,
    sources,
)
from api.same_site import SameSite
from api.settings import ServerSettings
from api.shielding import BodyLimit, SecurityHeaders
from api.static_files import files_of
from api.templating import STATIC

ABOUT = """Ask what a council's papers say. Every claim of an answer comes with the exact words, the page and the
reference it rests on; where the record does not hold the answer, the answer says so and what it holds instead.
The reader is always the public. Errors are problem documents (RFC 9457)."""


def _lifespan(record: Record) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Open and warm the record before the first request, and close it after the last."""

    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(record.warm)
        await run_in_threadpool(app.state.pictures.sweep, await run_in_threadpool(record.document_ids))
        clearing = asyncio.create_task(clear_daily(app.state.kept, app.state.settings.keeping.days))
        yield
        clearing.cancel()
        await run_in_threadpool(record.close)
        await run_in_threadpool(app.state.kept.close)
        await run_in_threadpool(app.state.pictures.close)

    return run


def create_app(settings: ServerSettings) -> FastAPI:
    """Return the application; its record is opened when it starts, not before."""
    record = Record(settings)
    # The usual pages of documentation load scripts from elsewhere, which needs a network and our policy forbids.
    app = FastAPI(
        title="Council Clerk",
        version=version("council-clerk"),
        description=ABOUT,
        lifespan=_lifespan(record),
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings, app.state.record, app.state.kept = settings, record, Kept(settings.store.data)
    app.state.pictures = Pictures(settings.store.data)
    app.add_middleware(SameSite)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    problems.install(app)
    describing.install(app)
    over_http = (answers, search, references, records, documents, health)
    of_papers = (papers, sources, register, reference_pages, actions)
    of_people = (ask, next_questions, conversations, notes, feedback, feedback_items)
    for part in (*over_http, *of_papers, *of_people, about, look):
        app.include_router(part.router)
    app.mount("/static", files_of(STATIC), name="static")
    return app
