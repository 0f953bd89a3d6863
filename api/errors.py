"""What can go wrong at the edges, said so that a person can act on it."""

from vectorstore.errors import ClerkError


class CouldNotRun(ClerkError):
    """Nothing was done: what was asked for cannot be run as it stands."""

    exit_code = 2
