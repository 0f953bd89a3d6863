"""What verifiers said of a run's citations, for its report: each with its card, or with why there is no number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import InvalidRun
from evals.labelling import Labels
from evals.metrics.base import Value
from evals.scoring import ALL, support_metrics


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One value of level B: what it is, and its score with interval and count."""

    metric: str
    value: Value
    score: Mapping[str, Any]

    @property
    def of(self) -> str:
        """What the count is of, without the name that tells it from other values' counts."""
        return self.value.of.partition(" (")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """One verifier's scores of a run: `said` is what RUN/support-NAME.json holds."""

    said: Mapping[str, Any]
    values: tuple[Shown, ...]


def supports_of(run: Path) -> tuple[Support, ...]:
    """Return what `clerk eval support` left in the folder of a run, a verifier each; none where it was not asked.

    Raises InvalidRun for a file that is broken.
    """
    return tuple(_support(path) for path in sorted(run.glob("support-*.json")))


def _support(path: Path) -> Support:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        scores = said["scores"][ALL]
        known = [(metric, value) for metric in support_metrics(Labels()) for value in metric.values]
        values = [Shown(metric=metric.id, value=value, score=scores[value.name]) for metric, value in known]
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRun(
            f"{path}: not as clerk eval support writes it ({error}). Make it again, or remove it."
        ) from error
    return Support(said=said, values=tuple(one for one in values if one.score["n"]))
