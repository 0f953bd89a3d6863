"""What can go wrong at the edges, said so that a person can act on it."""

from __future__ import annotations

import os

from vectorstore.errors import ClerkError


class CouldNotRun(ClerkError):
    """Nothing was done: what was asked for cannot be run as it stands."""

    exit_code = 2


class UnknownFilter(ClerkError):
    """A filter's value that no paper of the reader's has; `field` is its name in the address or the form."""

    def __init__(self, field: str, why: str) -> None:
        """Keep the field apart, so that a form can say why beside it."""
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


def wrong_settings(error: Exception) -> str | None:
    """Return what to do about a variable of the environment that is no setting, None for any other error."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    if isinstance(error, SettingsError):
        return f"{error}. Change or unset that variable of the environment (CLERK_ and its name)."
    if not isinstance(error, ValidationError) or not error.title.endswith("Settings"):
        return None
    lines = [f"{_variable(str(e['loc'][0]))} cannot be {e['input']!r}: {e['msg']}." for e in error.errors() if e["loc"]]
    return " ".join((*lines, "Change or unset it."))


def _variable(field: str) -> str:
    """Return the variable of the environment that a field was read from; groups of settings differ in their prefix."""
    ending = f"_{field.upper()}"
    return next(
        (name for name in os.environ if name.upper().startswith("CLERK_") and name.upper().endswith(ending)), field
    )
