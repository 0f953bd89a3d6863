"""What a provider's error means to a reader."""

from __future__ import annotations

import logging

import pytest

from assistant.models.failing import ModelFailed, failed, too_slow


class APIConnectionError(Exception):
    """As providers' libraries call it."""


class ReadTimeout(Exception):
    """As httpx calls it."""


class Refused(Exception):
    def __init__(self, status_code: object) -> None:
        self.status_code = status_code
        super().__init__("refused\nthe prompt said this and that")


@pytest.mark.parametrize(
    ("error", "happened"),
    [
        (TimeoutError(), "did not reply within 3 seconds"),
        (ReadTimeout(), "did not reply within 3 seconds"),
        (Refused(401), "refused clerk’s key"),
        (Refused(404), "is not known to its provider"),
        (Refused(418), "refused the request"),
        (Refused(503), "had an error"),
        (Refused("odd"), "gave no reply"),
        (Refused(-1), "gave no reply"),
        (ConnectionRefusedError(), "cannot be reached"),
        (APIConnectionError(), "cannot be reached"),
        (ValueError("no chunks"), "gave no reply"),
    ],
)
def test_an_error_is_told_by_its_status_or_its_kind(error: Exception, happened: str) -> None:
    assert failed(error, 3, begun=False).happened == happened


@pytest.mark.parametrize("error", [ConnectionResetError(), ValueError(), APIConnectionError()])
def test_whatever_happens_in_the_middle_of_a_reply_breaks_it_off(error: Exception) -> None:
    assert failed(error, 3, begun=True).happened == "broke off"


def test_the_log_has_the_kind_and_one_line_of_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        failed(Refused(401), 3, begun=False)
    assert "Refused 401: refused" in caplog.text
    assert "the prompt said" not in caplog.text


def test_where_nothing_stands_in_the_message_says_what_to_do() -> None:
    assert str(too_slow(1.5)).endswith("within 1.5 seconds. Try again, or set CLERK_WRITER=extractive")
    assert isinstance(too_slow(1), ModelFailed)
