"""Posted forms, as browsers without scripts send them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from api.settings import MAX_HISTORY

MOST_FIELDS = MAX_HISTORY + 200  # the earlier questions, and filters

Form = dict[str, list[str]]


async def _form(request: Request) -> Form:
    """Read a posted form; raises HTTPException for one of too many fields."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return parse_qs(body, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(422, "The form has too many fields. Load the page again and send it anew.") from error


def first(form: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the first value of a field without the spaces around it, empty where it was not sent."""
    return (form.get(name) or [""])[0].strip()


def lines(form: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    """Return the lines that were typed in a field, without empty ones."""
    return tuple(line.strip() for line in first(form, name).splitlines() if line.strip())


FormDep = Annotated[Form, Depends(_form)]
