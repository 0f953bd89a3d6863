"""The tables beside a report: a row a question, and a row a score, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.by_row import by_row
from evals.metrics.base import Metric
from evals.pairing import within_run
from evals.scoring import Scores, tabled
from evals.types import Cited, Row
from evals.verdicts import faults_of, verdict_of, where
from vectorstore.formulas import begins_formula


def write_questions(path: Path, rows: Sequence[Row], metrics: Sequence[Metric]) -> None:
    """Write a row a question: what was asked and expected, what came, and each value that it has of its own."""
    scored = [row for row in within_run(rows) if row.error is None]
    own = {_key(row): values for row, values in zip(scored, _values(scored, metrics), strict=True)}
    names = [value.name for metric in metrics for value in metric.values]
    _write(
        path,
        [*_question(rows[0]), *names] if rows else [],
        ({**_question(row), **own.get(_key(row), {})} for row in rows),
    )


def write_scores(path: Path, scores: Scores, metrics: Sequence[Metric]) -> None:
    """Write a row a score: over all questions, then by type."""
    ids = {value.name: metric.id for metric in metrics for value in metric.values}
    found = [
        {"questions": group, "metric": ids.get(name, ""), "value": name, "score": score.value, "low": score.low,
         "high": score.high, "n": score.n}
        for group, named in scores.items()
        for name, score in named.items()
    ]  # fmt: skip
    _write(path, ["questions", "metric", "value", "score", "low", "high", "n"], found)


def _values(rows: Sequence[Row], metrics: Sequence[Metric]) -> list[dict[str, float]]:
    columns = {
        name: numbers
        for metric in metrics
        for name, numbers in (by_row(metric, tabled(rows, metric)) if rows else {}).items()
    }
    return [
        {name: float(numbers[at]) for name, numbers in columns.items() if not np.isnan(numbers[at])}
        for at in range(len(rows))
    ]


def _question(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "set": row.sample_set,
        "question": row.question,
        "type": row.type,
        "difficulty": row.difficulty,
        "answerable": "yes" if row.answerable else "no",
        "outcome": verdict_of(row).value,
        "why": "; ".join(faults_of(row)),
        "answer": row.answer,
        "expected": row.gold_answer,
        "cited": "; ".join(map(_place, row.citations)),
        "proof": "; ".join(map(where, row.evidence)),
        "confidence": row.confidence,
        "answer_ms": row.timings_ms.get("answer"),
    }


def _key(row: Row) -> tuple[str, str]:
    return row.sample_set, row.id


def _place(cited: Cited) -> str:
    return f"{cited.document}, page {cited.page}" if cited.page else cited.document


def _write(path: Path, headings: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write UTF-8 with a mark, which spreadsheets need to read it as such."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, headings)
        table.writeheader()
        table.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: Any) -> Any:
    """Keep words that a spreadsheet would reckon as a formula from being one; numbers stay numbers."""
    if isinstance(value, float):
        return round(value, 6)
    return f"'{value}" if isinstance(value, str) and begins_formula(value) else value
