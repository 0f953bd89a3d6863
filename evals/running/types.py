"""What a run is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from evals.samples import Sample
from evals.types import Row
from evals.variants import Variant
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER, AccessLevel

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question to ask."""

    sample: Sample
    sample_set: str

    @property
    def key(self) -> Key:
        """What tells it from every other of a run."""
        return self.sample_set, self.sample.id


def key_of(row: Row) -> Key:
    """Return the key of the question that a row is of."""
    return row.sample_set, row.id


@dataclass(frozen=True, kw_only=True)
class Spec:
    """All that a worker needs to ask: which record, with whose eyes, which variants."""

    store: StoreSettings
    levels: frozenset[AccessLevel] = PUBLIC_READER
    variants: tuple[Variant, ...] = field(default_factory=lambda: (Variant(),))

    def folder(self, out: Path, variant: Variant) -> Path:
        """Return where a variant's rows go: the run's folder itself where there is one without a name."""
        return out / variant.name if variant.name else out
