"""Holds one run against another: what turned, what each value gained or lost, and what else differs between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals import store
from evals.comparing.bootstrap import RESAMPLES, Difference, differences
from evals.comparing.conditions import Condition, conditions
from evals.comparing.flips import Flip, flips
from evals.comparing.pairing import Pairs, pair
from evals.metrics.base import Metric
from evals.types import Cited, Row
from evals.verdicts import faults_of
from evals.verifiers.carding import Card


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Everything that two runs over the same questions tell of each other; `card` is that of the level B verifier."""

    a: str
    b: str
    pairs: Pairs
    conditions: tuple[Condition, ...]
    values: tuple[Difference, ...]
    flips: tuple[Flip, ...]
    card: Card | None = None

    @property
    def other_data(self) -> bool:
        """Whether questions or papers differ, so that no score of one run ranks it against the other."""
        return bool(self.pairs.changed) or any(condition.of_data for condition in self.conditions)


def compare(
    a: Path, b: Path, metrics: Sequence[Metric], *, card: Card | None = None, resamples: int = RESAMPLES
) -> Comparison:
    """Return the comparison of two stored runs; `card` is that of the verifier whose labels the metrics count.

    Raises InvalidRun for a folder without a finished run, CouldNotRun where they share no question.
    """
    (about_a, rows_a), (about_b, rows_b) = store.read_run(a), store.read_run(b)
    pairs = pair(rows_a, rows_b)
    return Comparison(
        a=str(a),
        b=str(b),
        pairs=pairs,
        conditions=conditions(about_a, about_b),
        values=differences(pairs.rows, metrics, resamples=resamples),
        flips=flips(pairs.rows),
        card=card,
    )


def as_dict(found: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON values; what does not apply is null."""
    pairs = found.pairs
    return {
        "a": found.a,
        "b": found.b,
        "questions": len(pairs.rows),
        "left_out": {
            "only_a": list(pairs.only_a),
            "only_b": list(pairs.only_b),
            "changed": list(pairs.changed),
            "not_scored": list(pairs.not_scored),
        },
        "other_data": found.other_data,
        "conditions": [{"path": ".".join(one.path), "a": one.a, "b": one.b} for one in found.conditions],
        "values": [_value(one) for one in found.values],
        "verifier": asdict(found.card) if found.card else None,
        "interval": f"95 %, paired bootstrap over documents, {RESAMPLES} resamples",
        "flips": [_flip(one) for one in found.flips],
    }


def _value(found: Difference) -> dict[str, Any]:
    test = found.mcnemar
    return {
        "metric": found.metric.id,
        "name": found.value.name,
        "lower_is_better": found.value.lower_is_better,
        "a": found.a,
        "b": found.b,
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
        "n": found.n,
        "better": found.better,
        "mcnemar": test and {"gained": test.gained, "lost": test.lost, "p": test.p},
    }


def _flip(found: Flip) -> dict[str, Any]:
    before, after = found.turn
    return {
        "id": found.a.id,
        "question": found.a.question,
        "type": found.a.type,
        "a": {"verdict": before.value, **_answer(found.a)},
        "b": {"verdict": after.value, **_answer(found.b)},
    }


def _answer(row: Row) -> Mapping[str, Any]:
    return {"answer": row.answer, "cited": [_cited(one) for one in row.citations], "faults": list(faults_of(row))}


def _cited(cited: Cited) -> dict[str, Any]:
    return {"document": cited.document, "page": cited.page, "quote": cited.quote}
