"""An open record and the systems over it, each built when it is first asked; one in each worker process."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from evals.errors import CouldNotRun
from evals.record import Record
from evals.running.asking import Asker
from evals.running.types import Asked, Spec
from evals.systems.base import Given, System
from evals.types import Row
from evals.variants import SYSTEMS, Variant
from vectorstore import variants
from vectorstore.index import open_index


class Bench:
    """Asks any variant of a run."""

    def __init__(self, spec: Spec) -> None:
        """Open the record and look at it once.

        Raises CouldNotRun when it holds nothing for this reader.
        """
        self.index = open_index(spec.store)
        self._levels = spec.levels
        self._askers: dict[str, Asker] = {}
        self.counts = self.index.catalogue.counts(spec.levels)
        if not self.counts.documents:
            self.index.close()
            raise CouldNotRun("The record is empty for this reader. Fill it first with: clerk ingest PATH")
        self.record = Record(self.index, spec.levels)

    def __enter__(self) -> Self:
        """Use the bench in a `with` statement."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the record."""
        self.index.close()

    def prepare(self, variant: Variant) -> None:
        """Build a variant's system now, so that one that cannot be built stops the run before anything is asked."""
        if variant.name not in self._askers:
            self._askers[variant.name] = Asker(self._built(variant), self.record, variant.name)

    def row(self, variant: Variant, asked: Asked) -> Row:
        """Return the row of one question."""
        self.prepare(variant)
        return self._askers[variant.name].row(asked)

    def _built(self, variant: Variant) -> System:
        given = Given(index=self.index, levels=self._levels, settings=variant.settings, options=variant.options)
        system: System = variants.load(SYSTEMS, variant.system).build(given)
        return system
