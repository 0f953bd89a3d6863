"""What can go wrong with a file, each said so that the person who gave it can act."""

from __future__ import annotations

from vectorstore.errors import ClerkError


class UnreadableFile(ClerkError):
    """A file that cannot be used as it is: `why` says what was found, `fix` what to do about it."""

    def __init__(self, why: str, *, fix: str) -> None:
        """Keep the reason and the remedy apart, so that a report can show each in its own column."""
        super().__init__(f"{why} {fix}")
        self.why = why
        self.fix = fix

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process, which an error with keyword arguments does not by itself."""
        return _rebuild, (type(self), self.why, self.fix)


class RefusedFile(UnreadableFile):
    """A file that could be read but must not be stored without being asked for, such as a confidential paper."""


class CannotIngest(ClerkError):
    """The whole run could not start: nothing that was named exists, or the data folder cannot be written."""

    exit_code = 2


def _rebuild(kind: type[UnreadableFile], why: str, fix: str) -> UnreadableFile:
    return kind(why, fix=fix)
