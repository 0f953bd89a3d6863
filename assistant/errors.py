"""What can keep a question from being worked on at all; "not in the record" is an answer, not an error."""

from vectorstore.errors import ClerkError


class CouldNotAnswer(ClerkError):
    """The assistant could not run: a model that does not reply, a setting that cannot be used."""
