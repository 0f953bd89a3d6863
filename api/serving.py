"""The process that serves: quiet, and telling its address only once it answers there."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

LAST_ANSWERS = 5  # seconds that answers under way have to end when the server is stopped


def config_of(app: ASGIApp) -> uvicorn.Config:
    """Return how `app` is served: warnings and errors are logged, requests (which may hold questions) are not."""
    return uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=LAST_ANSWERS
    )


class Announcing(uvicorn.Server):
    """Prints a line when the port is open and the record behind it is warm."""

    def __init__(self, config: uvicorn.Config, line: str, then: Callable[[], object]) -> None:
        """Keep the line for when it is true, and what is done after it, which must not take long."""
        super().__init__(config)
        self._line, self._then = line, then

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does, then say so."""
        await super().startup(sockets)
        if self.started:
            print(self._line, flush=True)
            self._then()
