"""A council's own style sheet, which changes the colours and the face that the pages are set in."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from api.errors import CouldNotRun

router = APIRouter(include_in_schema=False)


@router.get("/theme.css")
def style(request: Request) -> FileResponse:
    """Give the style sheet of the settings; raises CouldNotRun where it has gone since."""
    path = request.app.state.settings.page.style
    if path is None:
        raise HTTPException(404)
    if not path.is_file():
        raise CouldNotRun(f"The style sheet {path} is not there. Put it back, or unset CLERK_PAGE_STYLE.")
    return FileResponse(path, media_type="text/css", headers={"Cache-Control": "no-cache"})
