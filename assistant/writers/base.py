"""What a writer is: evidence in, a drafted answer out; nothing it says is shown before it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.types import DraftClaim, Evidence, Plan


class Writer(Protocol):
    """Drafts claims, each with the (label, quote) pairs it rests on."""

    @property
    def name(self) -> str:
        """What an answer's provenance calls it, the model included."""

    @property
    def prompt_version(self) -> str | None:
        """The version of the prompt it used, None for a writer without one."""

    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim]:
        """Yield claims as they are finished; none where the evidence does not answer.

        Raises `assistant.errors.CouldNotAnswer` where it cannot run at all.
        """
