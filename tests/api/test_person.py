from __future__ import annotations

from types import SimpleNamespace

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.person import LOCAL_USER, is_loopback, officer, person_of, somebody
from api.settings import KeepingSettings


def request(client: str | None, host: str, *, nothing: bool = False, **headers: str) -> Request:
    settings = SimpleNamespace(keeping=KeepingSettings(nothing=nothing))
    more = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "app": SimpleNamespace(state=SimpleNamespace(settings=settings)),
        "type": "http",
        "method": "GET",
        "path": "/",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", host.encode()), *more],
        "client": (client, 1) if client else None,
    }
    return Request(scope)


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("10.0.0.1", False), ("a.test", False)],
)
def test_this_machines_own_addresses_are_known(host: str, own: bool) -> None:
    assert is_loopback(host) is own


@pytest.mark.parametrize(
    ("client", "host"),
    [("10.0.0.1", "127.0.0.1:8000"), ("127.0.0.1", "elsewhere.test"), (None, "127.0.0.1:8000")],
)
def test_whoever_comes_from_elsewhere_or_by_another_name_is_nobody(client: str | None, host: str) -> None:
    asked = request(client, host)
    assert person_of(asked) is None
    for needed in (somebody, officer):
        with pytest.raises(HTTPException) as refused:
            needed(asked)
        assert refused.value.status_code == 403


@pytest.mark.parametrize("header", ["forwarded", "via", "x_forwarded_for", "x_forwarded_host", "x_real_ip"])
def test_what_a_proxy_passed_on_is_nobodys(header: str) -> None:
    assert person_of(request("127.0.0.1", "127.0.0.1:8000", **{header: "203.0.113.7"})) is None


def test_a_server_that_is_to_keep_nothing_knows_nobody() -> None:
    assert person_of(request("127.0.0.1", "127.0.0.1:8000", nothing=True)) is None


def test_the_user_at_this_machine_has_every_role() -> None:
    asked = request("127.0.0.1", "localhost:8000")
    assert person_of(asked) is somebody(asked) is officer(asked) is LOCAL_USER
