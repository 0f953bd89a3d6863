"""Shows the scores of a run: on the terminal for a person, as scores.json for the next comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from statistics import median, quantiles
from typing import Any

from rich.console import Console, Group
from rich.table import Table

from evals.metrics.base import Metric
from evals.scoring import ALL, Score, Scores
from evals.types import Row

PLAIN: dict[str, Any] = {"title_justify": "left", "box": None, "padding": (0, 0, 0, 1)}
TABLES = (
    ("A1", "A2", "A3"), ("A3b", "A3c", "A4", "A5"), ("A6", "A7"), ("A9", "A10"), ("A9b",), ("A8",), ("A11", "A12"),
    ("A13", "A13b"),
)  # fmt: skip


def scores_as_dict(scores: Scores, rows: Sequence[Row], about: Mapping[str, Any]) -> dict[str, Any]:
    """Return everything that the terminal shows and more, as JSON values; a score that does not apply is null."""
    return {
        "scores": {group: {name: asdict(score) for name, score in named.items()} for group, named in scores.items()},
        "questions": len(rows),
        "errored": [{"id": row.id, "error": row.error} for row in rows if row.error is not None],
        "timings_ms": timings(rows),
        "settings_digest": about.get("settings_digest"),
        "interval": "95 %, bootstrap over documents",
    }


def timings(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Return the median and the 95th percentile of each timing, in milliseconds."""
    names = sorted({name for row in rows for name in row.timings_ms})
    taken = {name: [row.timings_ms[name] for row in rows if name in row.timings_ms] for name in names}
    return {name: {"median": round(median(values), 1), "p95": round(p95(values), 1)} for name, values in taken.items()}


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile of one or more numbers."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def print_report(console: Console, scores: Scores, rows: Sequence[Row], metrics: Sequence[Metric]) -> None:
    """Print the scores by question type, the overall ones with their intervals, timings, and every row that errored."""
    measured = {metric.id: metric for metric in metrics if any(scores[ALL][value.name].n for value in metric.values)}
    tables = [[measured[i] for i in ids if i in measured] for ids in TABLES]
    console.print(Group(*(_by_type(scores, rows, of_ids) for of_ids in tables if of_ids)))
    console.print(_overall(scores, list(measured.values())))
    idle = [f"{metric.id} {metric.title}" for metric in metrics if metric.id not in measured]
    if idle:
        console.print(f"Not measured, since no question here is of that kind: {', '.join(idle)}", highlight=False)
    for name, taken in timings(rows).items():
        console.print(f"{name}: median {taken['median']:.0f} ms, p95 {taken['p95']:.0f} ms")
    for row in rows:
        if row.error is not None:
            console.print(f"question {row.id} could not be scored: {row.error}", markup=False, style="bold red")


def print_overall(console: Console, scores: Scores, metrics: Sequence[Metric]) -> None:
    """Print every value over all questions, with what it is of and its interval."""
    console.print(_overall(scores, metrics))


def _by_type(scores: Scores, rows: Sequence[Row], metrics: Sequence[Metric]) -> Table:
    table = Table(title=", ".join(f"{m.id} {m.title}" for m in metrics), **PLAIN)
    table.add_column("type", no_wrap=True)
    table.add_column("n", justify="right")
    for metric in metrics:
        for value in metric.values:
            table.add_column(value.heading, justify="right")
    for group, by_name in scores.items():
        asked = sum(row.error is None and group in (ALL, row.type) for row in rows)
        cells = [_number(by_name[value.name].value) for metric in metrics for value in metric.values]
        table.add_row(group, str(asked), *cells, style="bold" if group == ALL else None)
    return table


def _overall(scores: Scores, metrics: Sequence[Metric]) -> Table:
    table = Table(title="All questions, with 95 % intervals", **PLAIN)
    for heading in ("", "score", "value", "interval", "of"):
        table.add_column(heading, justify="right" if heading in ("value", "interval") else "left")
    for metric in metrics:
        for value in metric.values:
            score = scores[ALL][value.name]
            shown = f"{score.n} {value.of.partition(' (')[0]}"
            table.add_row(metric.id, value.name, _number(score.value), _interval(score), shown)
    return table


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(score: Score) -> str:
    return "-" if score.low is None or score.high is None else f"{score.low:.3f} to {score.high:.3f}"
