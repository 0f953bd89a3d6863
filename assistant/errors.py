"""What can keep a question from being worked on at all; "not in the record" is an answer, not an error."""

from vectorstore.errors import ClerkError


class CouldNotAnswer(ClerkError):
    """The assistant could not run: a model that does not reply, a setting that cannot be used."""

    exit_code = 2


class UnknownReference(ClerkError):
    """No paper that the reader may see holds this reference; `near` are those that come nearest, as people write them.

    A reference that only withheld papers hold is unknown in the same words.
    """

    def __init__(self, reference: str, near: tuple[str, ...]) -> None:
        """Name what was asked for and, where there are any, what comes near."""
        self.reference, self.near = reference, near
        meant = f" Did you mean {_or(near)}?" if near else " List what is held with: clerk records"
        super().__init__(f"No paper refers to {reference}.{meant}")


class UnknownCursor(ClerkError):
    """A page of a list was asked for after an entry that is no longer in it."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("The list has changed since that cursor was given. Start again without a cursor.")


def _or(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
