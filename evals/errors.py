"""Why an evaluation could not run: a state of its own, never a pass and never a bad score."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from vectorstore.errors import ClerkError


class CouldNotRun(ClerkError):
    """The evaluation has no result to judge; the message says what is missing and what to do."""

    exit_code = 2


class InvalidGold(CouldNotRun):
    """The gold file breaks its format; the message names file, line and field of each fault."""


class InvalidFloors(CouldNotRun):
    """The floors file asks for what cannot be checked; the message names file and field."""


class InvalidRun(CouldNotRun):
    """A stored run is missing, unfinished or of another format."""


@contextmanager
def could_not_run() -> Iterator[None]:
    """Turn whatever stops an evaluation into CouldNotRun, so that a fault of the harness never reads as a low score."""
    try:
        yield
    except CouldNotRun:
        raise
    except ClerkError as error:
        raise CouldNotRun(str(error)) from error
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        raise CouldNotRun(f"the evaluation broke off ({type(error).__name__}); the lines above say where") from error
