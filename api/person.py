"""Who asks: until there is sign-in, one local user with every role, at this machine alone, and else nobody.

What is kept for somebody (conversations, feedback) needs somebody. A request counts as the local user's when it comes
over the loopback interface and names it as its host: the second keeps a page of another site, whose name was made to
lead here, from reading what is kept. One that a proxy passed on is nobody's, as far as the proxy says so; one that
does not is what CLERK_KEEP_NOTHING is for.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

LOCAL = "local"
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
LOCAL_NAMES = frozenset({"localhost", "ip6-localhost"})
NOT_YOURS = (
    "What is kept can be seen only at the machine that clerk runs on, at its own address (http://127.0.0.1), until "
    "clerk has sign-in. Asking and reading work from anywhere."
)


class Role(StrEnum):
    """What a person may do beside asking: keep conversations, look at feedback, measure."""

    COUNCILLOR = "councillor"
    OFFICER = "officer"
    EVALUATOR = "evaluator"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody for whom things are kept, under the name `owner`."""

    owner: str
    roles: frozenset[Role]


LOCAL_USER = Person(owner=LOCAL, roles=frozenset(Role))


def person_of(request: Request) -> Person | None:
    """Return who asks, None for nobody in particular."""
    if request.app.state.settings.keeping.nothing or any(name in request.headers for name in PASSED_ON):
        return None
    here = request.client is not None and is_loopback(request.client.host)
    return LOCAL_USER if here and is_loopback(request.url.hostname or "") else None


def is_loopback(host: str) -> bool:
    """Say whether a host's name or address is this machine's own loopback."""
    if host.casefold() in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def somebody(request: Request) -> Person:
    """Return who asks; raises HTTPException 403 for nobody in particular."""
    person = person_of(request)
    if person is None:
        raise HTTPException(403, NOT_YOURS)
    return person


def officer(request: Request) -> Person:
    """Return the officer who asks; raises HTTPException 403 for anybody else."""
    person = somebody(request)
    if Role.OFFICER not in person.roles:
        raise HTTPException(403, "Only officers may see this.")
    return person


PersonDep = Annotated[Person | None, Depends(person_of)]
SomebodyDep = Annotated[Person, Depends(somebody)]
OfficerDep = Annotated[Person, Depends(officer)]
