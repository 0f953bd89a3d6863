"""What a writer is: evidence in, a drafted answer out; nothing it says is shown before it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from assistant.types import DraftClaim, Dropped, Evidence, Plan, Tokens


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """A draft that failed a check, and how."""

    draft: DraftClaim
    why: Dropped


class Writer(Protocol):
    """Drafts claims, each with the (label, quote) pairs it rests on."""

    @property
    def name(self) -> str:
        """What an answer's provenance calls it, the model included."""

    @property
    def prompt_version(self) -> str | None:
        """The versions of the prompts it uses, None for a writer without one."""

    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim | Tokens]:
        """Yield claims as they are finished; none where the evidence does not answer.

        Raises `assistant.errors.CouldNotAnswer` where it cannot run at all.
        """


@runtime_checkable
class Mending(Protocol):
    """A writer that may fail, and whose claims may be at fault: it is told what failed, once, and stood in for."""

    @property
    def instead(self) -> Writer:
        """The writer that answers where this one cannot."""

    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim | Tokens]:
        """Yield claims as `Writer` does; raises `assistant.models.failing.ModelFailed` where it stops."""

    def mend(self, plan: Plan, evidence: Sequence[Evidence], failed: Sequence[Failed]) -> Iterator[DraftClaim | Tokens]:
        """Yield new claims for those that failed; raises as `write` does."""
