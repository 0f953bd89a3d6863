"""Why a language model gave no reply, in words for the reader and in words for whoever runs clerk."""

from __future__ import annotations

import logging

from assistant.errors import CouldNotAnswer

log = logging.getLogger(__name__)

LONGEST_DETAIL = 200
_BY_STATUS = {
    401: "refused clerk’s key",
    403: "refused clerk’s key",
    404: "is not known to its provider",
    429: "had too many requests or no credit left",
}


class ModelFailed(CouldNotAnswer):
    """A language model that gave no reply, or not all of one; `happened` finishes "The language model ..."."""

    def __init__(self, happened: str) -> None:
        """Say what happened."""
        self.happened = happened
        super().__init__(f"the language model {happened}. Try again, or set CLERK_WRITER=extractive")


def too_slow(seconds: float) -> ModelFailed:
    """Return the failure of a model that took too long."""
    return ModelFailed(f"did not reply within {seconds:g} seconds")


def failed(error: Exception, seconds: float, *, begun: bool) -> ModelFailed:
    """Return what a provider's error means, by its HTTP status or its kind, and log it for whoever runs clerk.

    `begun` says whether some of the reply had come by then.
    """
    status = getattr(error, "status_code", None)
    log.warning("The language model failed: %s %s: %s", type(error).__name__, status or "", _first_line(error))
    kinds = " ".join(kind.__name__ for kind in type(error).__mro__)
    if isinstance(error, TimeoutError) or "Timeout" in kinds:
        return too_slow(seconds)
    if isinstance(status, int) and status >= 400:
        return ModelFailed(_BY_STATUS.get(status, "had an error" if status >= 500 else "refused the request"))
    if begun:
        return ModelFailed("broke off")
    if isinstance(error, ConnectionError) or "APIConnectionError" in kinds or "ConnectError" in kinds:
        return ModelFailed("cannot be reached")
    return ModelFailed("gave no reply")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:LONGEST_DETAIL]
