"""The one path of a run, a line a step."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import InvalidGold
from evals.running import about, folder, working
from evals.running.bench import Bench
from evals.running.types import Asked, Spec, key_of
from evals.sample_sets import SampleSet
from evals.types import Row
from evals.variants import Variant

Progress = Callable[[int, int], None]
"""Told how many rows there are, of how many."""


class Run:
    """Asks every question of some sets of every variant of a spec."""

    def __init__(self, spec: Spec, sets: Sequence[SampleSet], out: Path, *, workers: int, fresh: bool = False) -> None:
        """Say what is asked, and where the rows go.

        Raises InvalidGold where two sets have one name: their rows could not be told apart.
        """
        twice = [name for name, count in Counter(one.name for one in sets).items() if count > 1]
        if twice:
            raise InvalidGold(f"two sets are called {twice[0]}: give one of them another file name")
        self._spec, self._sets, self._out = spec, tuple(sets), out
        self._asked = tuple(Asked(sample=sample, sample_set=one.name) for one in sets for sample in one.samples)
        self._workers, self._fresh = workers, fresh

    def go(self, progress: Progress | None = None) -> tuple[Path, ...]:
        """Ask what has not been asked yet, and return the folder of each variant's rows.

        A question that raises, or whose gold evidence is not in the record, becomes a row with `error`; the rest go on.
        Raises CouldNotRun for an empty record, a variant that cannot be built, or a folder that holds another run; all
        of these before anything is asked.
        """
        variants = self._spec.variants
        with Bench(self._spec) as bench:
            for variant in variants:
                bench.prepare(variant)
            kept = [self._kept(variant, bench) for variant in variants]
            done, total = sum(map(len, kept)), len(self._asked) * len(variants)
            tell = progress or (lambda done, total: None)
            tell(done, total)
            for variant, rows in zip(variants, kept, strict=True):
                for done, _ in enumerate(self._one(bench, variant, rows), done + 1):  # noqa: B020 - it goes on counting
                    tell(done, total)
        return tuple(self._spec.folder(self._out, variant) for variant in variants)

    def _kept(self, variant: Variant, bench: Bench) -> tuple[Row, ...]:
        identity = about.identity_of(self._spec, variant, self._sets, bench)
        keys = {one.key for one in self._asked}
        return folder.kept(self._spec.folder(self._out, variant), identity, keys, fresh=self._fresh)

    def _one(self, bench: Bench, variant: Variant, kept: tuple[Row, ...]) -> Iterator[Row]:
        """Yield each row once it is stored; when all are, the run is whole."""
        place, rows = self._spec.folder(self._out, variant), list(kept)
        known = {key_of(row) for row in rows}
        left = [one for one in self._asked if one.key not in known]
        started, used = datetime.now(UTC), _processor_seconds()
        begun = about.begun(self._spec, variant, self._sets, bench)
        with folder.appending(place, begun, rows) as keep:
            for row in working.rows_of(bench, self._spec, variant, left, self._workers_for(len(left))):
                keep(row)
                rows.append(row)
                yield row
        timed = {
            "started": started.isoformat(timespec="milliseconds"),
            "seconds": round((datetime.now(UTC) - started).total_seconds(), 1),
            "cpu_seconds": round(_processor_seconds() - used, 1),
            "asked_now": len(left),
            "workers": self._workers_for(len(left)),
        }
        folder.finish(place, about.finished(begun, timed, bench, rows), self._asked, rows)

    def _workers_for(self, questions: int) -> int:
        return working.workers_for(questions, self._workers)


def _processor_seconds() -> float:
    """Return what this process and the workers that have ended used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
