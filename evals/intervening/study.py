"""The one path of a study: the questions as things are, then one change after the other, each a run of its own."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals import store
from evals.errors import CouldNotRun
from evals.interventions.base import Changed, Study
from evals.running.run import Run
from evals.running.types import Spec
from evals.sample_sets import SampleSet
from evals.samples import Sample
from evals.scoring import all_metrics, score_rows
from evals.types import Row
from vectorstore import variants
from vectorstore.errors import ClerkError
from vectorstore.settings import StoreSettings
from vectorstore.types import AccessLevel

PACKAGE = "evals.interventions"
BEFORE, SUMMARY = "before", "interventions.json"
OF_PAIRS = ("A11", "A12", "A13", "A13b")
QUESTIONS, SEED = 40, 20240515
Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Asks questions of a record, and keeps each time as a run under its name."""

    out: Path
    set_name: str
    levels: frozenset[AccessLevel]
    workers: int
    tell: Progress

    def __call__(self, name: str, data: Path, samples: Sequence[Sample]) -> tuple[Row, ...]:
        """Return the rows, in the order of the questions; one that could not be asked says so in `error`."""
        self.tell(name)
        spec = Spec(store=StoreSettings(data=data), levels=self.levels)
        sets = [SampleSet(name=self.set_name, samples=tuple(samples))]
        Run(spec, sets, self.out / name, workers=self.workers, fresh=True).go()
        _, rows = store.read_run(self.out / name)
        return tuple(replace(row, paired=None) for row in rows)


def kinds() -> tuple[str, ...]:
    """Return every intervention there is."""
    return variants.names(PACKAGE)


def chosen(samples: Sequence[Sample], n: int, seed: int) -> tuple[Sample, ...]:
    """Return a seeded choice of `n` questions in their order, all where there are no more."""
    picked = set(random.Random(seed).sample(range(len(samples)), min(n, len(samples))))
    return tuple(sample for place, sample in enumerate(samples) if place in picked)


def study(
    one: SampleSet, asker: Asker, data: Path, wanted: Sequence[str], *, n: int = QUESTIONS, seed: int = SEED
) -> dict[str, Any]:
    """Make the changes that are wanted and return what came of each, which is also written to OUT/interventions.json.

    Each has its rows in OUT/KIND, with what was changed beside them. A change that cannot be made says why and the
    others go on. Nothing is written to the record; copies are gone when it ends.
    """
    asked = chosen(one.samples, n, seed)
    rows = asker(BEFORE, data, asked)
    samples = tuple(sample for sample, row in zip(asked, rows, strict=True) if row.error is None)
    before = tuple(row for row in rows if row.error is None)
    if not samples:
        raise CouldNotRun(f"none of the {len(asked)} questions could be asked, the first because: {rows[0].error}")
    found: dict[str, Any] = {}
    summary = {
        "questions": len(samples),
        "of": len(one.samples),
        "seed": seed,
        "could_not_be_asked": {row.id: row.error for row in rows if row.error is not None},
        "kinds": found,
    }
    for kind in wanted:
        with tempfile.TemporaryDirectory(prefix="clerk-study-") as work:
            given = Study(
                samples=samples, before=before, data=data, work=Path(work), levels=asker.levels, seed=seed, ask=asker
            )
            try:
                found[kind] = _told(variants.load(PACKAGE, kind).build().apply(given), asker.out / kind)
            except ClerkError as error:
                found[kind] = {"could_not_run": str(error)}
        store.write_json(asker.out / SUMMARY, summary)
    return summary


def _told(changed: Changed, folder: Path) -> dict[str, Any]:
    """Keep the rows with what was changed beside them, and return their scores and what each answer did."""
    rows = [row for row in changed.rows if row.error is None]
    store.write_rows(folder, rows)
    _count(folder, len(rows))
    metrics = [metric for metric in all_metrics() if metric.id in OF_PAIRS]
    scores = score_rows(rows, metrics)["all"]
    return {
        "n": len(rows),
        "could_not_be_asked": {row.id: row.error for row in changed.rows if row.error is not None},
        "scores": {
            name: {"value": score.value, "low": score.low, "high": score.high, "n": score.n}
            for name, score in scores.items()
            if score.n
        },
        "notes": list(changed.notes),
        "answers": [_answer(row) for row in rows],
    }


def _answer(row: Row) -> Mapping[str, Any]:
    pair = row.paired
    assert pair is not None
    return {
        "id": row.id,
        "question": row.question,
        "verdict": pair.verdict,
        "change": pair.change,
        "before": pair.before,
        "after": row.answer,
        "gains": dict(pair.gains),
    }


def _count(folder: Path, rows: int) -> None:
    """Say in run.json how many rows are left of a run, some of which may not have been changed at all."""
    about = json.loads((folder / store.RUN).read_text(encoding="utf-8"))
    about["counts"]["questions"] = rows
    store.write_json(folder / store.RUN, about)
