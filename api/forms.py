"""Forms as browsers without scripts post them, read the same way by every page."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

MOST_FIELDS = 200


class Form(dict[str, list[str]]):
    """The fields of a posted form, each with every value that was sent for it."""

    def first(self, name: str) -> str:
        """Return what was typed in a field, without the space around it; empty where nothing was."""
        return next(iter(self.get(name, ())), "").strip().replace("\r\n", "\n")

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines that were typed in a field, without empty ones."""
        return tuple(line.strip() for line in self.first(name).split("\n") if line.strip())


async def _form(request: Request) -> Form:
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return Form(parse_qs(body, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(422, "The form has too many fields. Load the page again and fill it in there.") from error


PostedDep = Annotated[Form, Depends(_form)]
