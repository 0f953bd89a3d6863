"""The OpenAPI description as it is: errors are problem documents on every route, whatever the route itself sends."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from api.problems import MEDIA_TYPE

FIRST_ERROR = "400"


def install(app: FastAPI) -> None:
    """Make `app` describe its errors under the media type that they are sent with."""
    written = app.openapi

    def openapi() -> dict[str, Any]:
        described = written()
        for route in (route for routes in described["paths"].values() for route in routes.values()):
            for code, response in route["responses"].items():
                if code >= FIRST_ERROR:
                    response["content"] = _as_problem(response["content"])
        return described

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend the description


def _as_problem(content: dict[str, Any]) -> dict[str, Any]:
    """Keep the one schema, which FastAPI puts under the media type of the route's success."""
    return {MEDIA_TYPE: next(told for told in content.values() if told.get("schema"))}
