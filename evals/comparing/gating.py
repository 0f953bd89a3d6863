"""Decides whether a run may pass: its hard floors, what it lost against a baseline, and that nothing went unscored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import gate, scoring, store
from evals.by_row import least, worst
from evals.comparing.bootstrap import RESAMPLES, Difference, differences
from evals.comparing.pairing import Pairs, pair
from evals.metrics.base import Metric
from evals.pairing import within_run
from evals.types import Row

HARD = Path(__file__).parents[1] / "floors" / "hard.toml"
SHOWN = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """One reason not to pass, in one line; `of_harness` where the evaluation is at fault and not the answers."""

    line: str
    of_harness: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Whether a run passes, and on how much that rests."""

    failures: tuple[Failure, ...]
    floors: int
    values: int
    questions: int
    not_checked: tuple[str, ...]

    @property
    def status(self) -> int:
        """Return the exit status: 0 kept, 1 got worse or under a floor, 2 when not everything could be judged."""
        return 2 if any(one.of_harness for one in self.failures) else 1 if self.failures else 0


def judge(run: Path, baseline: Path | None, floors: Sequence[gate.Floor], *, resamples: int = RESAMPLES) -> Judgement:
    """Judge a stored run by the hard floors, those given and, where there is one, a baseline run.

    Raises InvalidRun for a folder without a finished run, InvalidFloors for a given floor that cannot be checked,
    CouldNotRun where the two runs share no question. A hard floor does not apply where no such question was asked.
    """
    _, rows = store.read_run(run)
    metrics = scoring.all_metrics()
    scored = [row for row in within_run(rows) if row.error is None]
    scores = scoring.score_rows(rows, metrics, resamples=0)
    hard = gate.read_floors(HARD, scoring.known_values(metrics))
    applying = [floor for floor in hard if scores[scoring.ALL][floor.name].value is not None]
    held = [*dict.fromkeys([*applying, *floors])]
    failures = [*_unscored(rows), *_under(gate.breaches(held, scores), scored, metrics)]
    compared: tuple[Difference, ...] = ()
    if baseline:
        pairs = pair(store.read_run(baseline)[1], rows)
        compared = differences(pairs.rows, metrics, resamples=resamples)
        failures += [*_uncovered(pairs), *_regressions(compared)]
    return Judgement(
        failures=tuple(failures),
        floors=len(held),
        values=sum(one.low is not None for one in compared),
        questions=len(scored),
        not_checked=tuple(floor.name for floor in hard if floor not in applying),
    )


def _unscored(rows: Sequence[Row]) -> Iterator[Failure]:
    errored = [row.id for row in rows if row.error is not None]
    if errored:
        yield Failure(line=f"{len(errored)} of {len(rows)} questions have no score: {_named(errored)}", of_harness=True)


def _uncovered(pairs: Pairs) -> Iterator[Failure]:
    """Name what the baseline asked and this run cannot be held to."""
    if pairs.only_a:
        line = f"coverage: {len(pairs.only_a)} questions of the baseline were not asked: {_named(pairs.only_a)}"
        yield Failure(line=line, of_harness=True)
    if pairs.changed:
        line = f"coverage: {len(pairs.changed)} questions have other words or gold than in the baseline"
        yield Failure(line=f"{line}: {_named(pairs.changed)}. Make the baseline again.", of_harness=True)


def _under(breaches: Sequence[gate.Breach], rows: Sequence[Row], metrics: Sequence[Metric]) -> Iterator[Failure]:
    for breach in breaches:
        metric, value = next((m, v) for m in metrics for v in m.values if v.name == breach.floor.name)
        group = [row for row in rows if breach.floor.group in (scoring.ALL, row.type)]
        yield Failure(line=f"{metric.id} {breach}{_worst(worst(group, metric, value, SHOWN), '')}")


def _regressions(compared: Sequence[Difference]) -> Iterator[Failure]:
    for one in compared:
        if one.better is False:
            fell = least(one.by_row, SHOWN, best=0.0, lower_is_better=one.value.lower_is_better)
            way = "rose" if one.value.lower_is_better else "fell"
            yield Failure(
                line=f"{one.metric.id} {one.value.name} {way} from {one.a:.4f} in the baseline to {one.b:.4f}, by "
                f"{one.low:+.4f} to {one.high:+.4f} (95 % interval)"
                + (f": {one.value.fault}" if one.value.fault else "")
                + _worst(fell, "+")
            )


def _worst(questions: Mapping[str, float], sign: str) -> str:
    """Name questions with their value, or with what it moved by where `sign` is "+"."""
    return (
        "; worst: " + ", ".join(f"{name} ({value:{sign}.2f})" for name, value in questions.items()) if questions else ""
    )


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:SHOWN]) + (" ..." if len(ids) > SHOWN else "")
