"""Every error over HTTP as a problem document (RFC 9457), or as a page where a browser asked for one."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.errors import UnknownFilter
from api.keeping.conversations import NotKept
from api.policy import HEADERS
from api.templating import render
from assistant.errors import UnknownCursor, UnknownReference
from vectorstore.errors import ClerkError, NotInCatalogue

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
MACHINE_PATHS = ("/v1/", "/healthz", "/readyz", "/openapi.json")
# One text for absent and withheld alike, so that asking never shows which of the two it is.
NOT_HELD = "There is no such document, page or passage for this reader. GET /v1/documents lists what there is."
NOT_KEPT = "No such conversation or answer is kept: it was deleted, or is not yours. See /conversations."
SEND_JSON = "Send a JSON object in UTF-8, with Content-Type: application/json."
WHAT_TO_DO = {
    404: "There is nothing at this address. GET /openapi.json lists every route.",
    405: "This address does not take that method. GET /openapi.json lists what each takes.",
    500: "clerk failed on this request; the server's log says why. The same request may fail again.",
}


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """Return a problem document; `detail` says what happened and what to do."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}


def respond(
    request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """Answer with a problem document, or with a page to a browser that is not on a machine's path."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and not request.url.path.startswith(MACHINE_PATHS):
        title = HTTPStatus(status).phrase
        return render(request, "error.html", status=status, headers=headers, title=title, detail=detail)
    body = problem(status, detail, instance=request.url.path, **more)
    return JSONResponse(body, status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def _field(location: Sequence[Any]) -> str:
    """Name a field as the caller wrote it: filters.as_of, not body.filters.as_of."""
    return ".".join(str(part) for part in location[1:]) or str(location[0])


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    unread = [e for e in error.errors() if e["type"] == "json_invalid" or tuple(e["loc"]) == ("body",)]
    errors = [{"field": "body" if e in unread else _field(e["loc"]), "message": e["msg"]} for e in error.errors()]
    listed = "; ".join(f"{e['field']}: {e['message']}" for e in errors)
    send = f". {SEND_JSON}" if unread else ""
    return respond(request, 422, f"The request is not as described in /openapi.json. {listed}{send}", errors=errors)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = error.detail == HTTPStatus(error.status_code).phrase
    detail = WHAT_TO_DO.get(error.status_code, error.detail) if plain else error.detail
    if error.status_code == HTTPStatus.BAD_REQUEST:  # the one kind that is raised: a body that cannot be parsed
        detail = f"{detail}. {SEND_JSON}"
    return respond(request, error.status_code, detail, headers=error.headers)


def _not_held(request: Request, error: Exception) -> Response:
    return respond(request, 404, NOT_HELD)


def _not_kept(request: Request, error: Exception) -> Response:
    return respond(request, 404, NOT_KEPT)


def _unknown_reference(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownReference)
    meant = f" Nearest: {', '.join(error.near)}." if error.near else " GET /v1/records lists what there is."
    return respond(request, 404, f"No paper refers to {error.reference}.{meant}", near=list(error.near))


def _unknown_cursor(request: Request, error: Exception) -> Response:
    return respond(request, 422, str(error), errors=[{"field": "cursor", "message": "no longer in the list"}])


def _unknown_filter(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownFilter)
    return respond(request, 422, str(error), errors=[{"field": error.field, "message": error.why}])


def _not_ready(request: Request, error: Exception) -> Response:
    return respond(request, 503, str(error), headers={"Retry-After": "10"})


def _unexpected(request: Request, error: Exception) -> Response:
    # The one response made outside the middleware that adds the headers.
    return respond(request, 500, WHAT_TO_DO[500], headers=HEADERS)


def install(app: FastAPI) -> None:
    """Register the handlers, from the most particular error to the least."""
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotInCatalogue, _not_held)
    app.add_exception_handler(NotKept, _not_kept)
    app.add_exception_handler(UnknownReference, _unknown_reference)
    app.add_exception_handler(UnknownCursor, _unknown_cursor)
    app.add_exception_handler(UnknownFilter, _unknown_filter)
    app.add_exception_handler(ClerkError, _not_ready)
    app.add_exception_handler(Exception, _unexpected)
