"""What a public set came to: each figure with its interval, and beside it the figure that it has to come near."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.metrics.base import Numbers
from evals.resampling import drawn, middle, summed

FIGURES = Path(__file__).with_name("figures.toml")
RESAMPLES = 2000
WITHIN = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One value of one way of searching a set; `form` is how its questions were put, `due` the figure to come near."""

    set: str
    form: str
    way: str
    metric: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None
    due: float | None = None

    @property
    def off(self) -> bool:
        """Whether the figure is further than 0.02 from the one it has to come near."""
        return self.due is not None and abs(self.value - self.due) > WITHIN

    def as_dict(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return asdict(self) | {"off": self.off}


def figures(
    name: str, form: str, way: str, values: Mapping[str, Sequence[float]], groups: Sequence[str]
) -> Iterator[Figure]:
    """Yield the mean of each metric's values, one a question, with its interval over groups of questions."""
    due = tomllib.loads(FIGURES.read_text(encoding="utf-8")).get(name, {}).get(form, {}).get(way, {})
    for metric, own in values.items():
        low, high = _interval(np.asarray(own, dtype=np.float64), groups)
        yield Figure(
            set=name, form=form, way=way, metric=metric, value=float(np.mean(own)), n=len(own), low=low, high=high,
            due=due.get(metric),
        )  # fmt: skip


def single(name: str, form: str, way: str, metric: str, value: float, n: int) -> Figure:
    """Return a value that is no mean over questions, and has no interval here."""
    due = tomllib.loads(FIGURES.read_text(encoding="utf-8")).get(name, {}).get(form, {}).get(way, {})
    return Figure(set=name, form=form, way=way, metric=metric, value=value, n=n, due=due.get(metric))


def _interval(values: Numbers, groups: Sequence[str]) -> tuple[float | None, float | None]:
    sums = summed(groups, np.column_stack([values, np.ones(len(values))]))
    totals, counts = (drawn(len(sums), RESAMPLES) @ sums).T
    return middle(totals / counts)


def lines(found: Sequence[Figure]) -> Iterator[str]:
    """Yield the figures as lines, a way a line, those that have to come near another with how far off they are."""
    before = None
    for key, own in _ways(found).items():
        if key[:2] != before:
            before = key[:2]
            yield f"\n{key[0]}, {key[1]} ({own[0].n})"
        yield f"  {key[2]:<26}" + "  ".join(_told(one) for one in own)


def _ways(found: Sequence[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    grouped: dict[tuple[str, str, str], list[Figure]] = {}
    for one in found:
        grouped.setdefault((one.set, one.form, one.way), []).append(one)
    return grouped


def _told(one: Figure) -> str:
    said = f"{one.metric} {one.value:.3f}"
    if one.low is not None and one.high is not None:
        said += f" [{one.low:.3f}, {one.high:.3f}]"
    return (
        said
        if one.due is None
        else f"{said} (due {one.due:.3f}, {one.value - one.due:+.3f}{' OFF' if one.off else ''})"
    )
