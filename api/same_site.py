"""Refuses what another site's page would have a browser of ours do: a form it posts, a script it sends."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import respond

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN = frozenset({"same-origin", "none"})
REFUSED = "This was sent from another site. Open the page at its own address and do it there."


class SameSite:
    """Lets a request that changes something through where its browser says that it comes from our own page.

    Browsers say so by Sec-Fetch-Site (W3C Fetch Metadata), older ones by Origin; a program that is no browser sends
    neither, and carries no visitor's rights that another site could borrow.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403, or pass on."""
        if scope["type"] == "http" and scope["method"] not in SAFE and _foreign(Headers(scope=scope)):
            return await respond(Request(scope), 403, REFUSED)(scope, receive, send)
        await self.app(scope, receive, send)


def _foreign(headers: Headers) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in OWN
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
