"""Errors that are for people: each says what happened, to which thing, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable


class ClerkError(Exception):
    """Base of every error whose message a person can act on; interfaces print it without a traceback."""


class UnknownVariant(ClerkError):
    """A setting names a file that its folder does not hold."""

    def __init__(self, package: str, name: str, known: Iterable[str]) -> None:
        """Say which folder was asked for what, and list what it does hold."""
        listed = ", ".join(known) or "none"
        super().__init__(f"There is no {package} variant called {name!r}. Choose one of: {listed}.")


class MissingLibrary(ClerkError):
    """A variant stands on a library that an extra brings, and the extra is not installed."""

    def __init__(self, package: str, name: str, library: str) -> None:
        """Say which variant needs which library, and how to get it."""
        super().__init__(
            f"The {package} variant {name!r} needs {library}, which is not installed. Install it, or clerk with its "
            "extra `models` for embedding models of any kind, or `baselines` for plain retrieval to compare with, or "
            "choose another variant."
        )


class NotInCatalogue(ClerkError):
    """No such document or chunk for this reader; the same words whether it is absent or withheld."""

    def __init__(self, what: str) -> None:
        """Name what was asked for, without saying whether it exists."""
        super().__init__(f"The catalogue holds no {what}. List what it holds with: clerk documents")


class NoCatalogue(ClerkError):
    """The data folder holds no catalogue and none was to be made."""


class WrongSchema(ClerkError):
    """The data folder was written by a version of clerk whose tables differ from this one's."""


class StaleVectors(ClerkError):
    """The stored vectors do not belong to the embedder in use, so comparing with them would mean nothing."""
