"""What every response carries and no request may exceed."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.policy import HEADERS
from api.problems import respond
from api.settings import MAX_BODY

TOO_LARGE = f"The request is over {MAX_BODY // 1024} KiB. Ask a shorter question with fewer earlier ones."


class SecurityHeaders:
    """Adds the headers to every response, pages and errors alike."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers as the response starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class BodyLimit:
    """Refuses a body over MAX_BODY bytes, whether its length was declared or not."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse at once by the declared length, else count what arrives."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared) > MAX_BODY:
            return await respond(Request(scope), 413, TOO_LARGE)(scope, receive, send)
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > MAX_BODY:
                raise HTTPException(413, TOO_LARGE)
            return message

        return await self.app(scope, counted, send)
