"""The page's own files: packed for slow connections, and kept by the browser until their address changes."""

from __future__ import annotations

from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

FOR_A_YEAR = "public, max-age=31536000, immutable"


class Files(StaticFiles):
    """Files whose address, with the digest after its question mark, changes whenever they do (`templating.built`)."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file; one asked for without the digest is to be asked for again."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = FOR_A_YEAR if scope["query_string"] else "no-cache"
        return response


def files_of(folder: Path) -> ASGIApp:
    """Serve a folder."""
    return GZipMiddleware(Files(directory=folder), minimum_size=500)
