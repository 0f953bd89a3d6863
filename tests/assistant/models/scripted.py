"""A server that speaks the protocols of providers over real HTTP and says what a script tells it to, however badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.assistant.models.voices import VOICES, Ollama


@dataclass(frozen=True, kw_only=True)
class Says:
    """One reply: `text` in pieces of `size` characters, after `wait` seconds, `pause` between pieces.

    `status` other than 200 is an error; `cut` ends the connection after so many pieces, in the middle of a transfer or,
    with `politely`, as if that had been all. `ends` is the reason given for the end.
    """

    text: str = ""
    size: int = 7
    status: int = 200
    wait: float = 0.0
    pause: float = 0.0
    cut: int | None = None
    politely: bool = False
    ends: str = "stop"
    tokens: tuple[int, int] | None = None


@dataclass(kw_only=True)
class Provider:
    """A running server: what it was asked, and what it will say; the last reply is said again and again."""

    host: str = ""
    script: list[Says] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    leave: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The base URL of OpenAI's protocol."""
        return f"{self.host}/v1"

    def next(self, asked: dict[str, Any]) -> Says:
        self.asked.append(asked)
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


@contextmanager
def served(*script: Says) -> Iterator[Provider]:
    """Serve a script on a free port of this machine."""
    provider = Provider(script=list(script))

    class Handler(_Handler):
        playing = provider

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.host = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        provider.leave.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    playing: Provider

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        says = self.playing.next(body)
        self.playing.leave.wait(says.wait)
        try:
            self._error(says.status) if says.status != 200 else self._stream(says)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _error(self, status: int) -> None:
        body = json.dumps({"error": {"message": f"scripted {status}", "type": "scripted", "code": None}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("x-should-retry", "false")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, says: Says) -> None:
        voice = next(voice for ending, voice in VOICES.items() if self.path.partition("?")[0].endswith(ending))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson" if isinstance(voice, Ollama) else "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Connection", "close")
        self.end_headers()
        if begun := voice.begin():
            self._chunk(begun)
        pieces = [says.text[at : at + says.size] for at in range(0, len(says.text), says.size)]
        for piece in pieces[: says.cut]:
            self._chunk(voice.piece(piece))
            if says.pause:
                time.sleep(says.pause)
        self.close_connection = True
        if says.cut is not None and not says.politely:
            return
        if says.cut is None:
            self._chunk(voice.end(says.ends, says.tokens))
        self._chunk(b"")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's own words are enough."""


def line(claim: str, *quotes: tuple[str, str]) -> str:
    """Return a claim as the prompt asks for it."""
    return json.dumps({"claim": claim, "quotes": [{"label": label, "quote": quote} for label, quote in quotes]})


def lines(*claims: str | Sequence[str]) -> str:
    """Return several, a line each."""
    return "\n".join(map(str, claims)) + "\n"
