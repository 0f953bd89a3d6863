"""A file of questions in, a file of results out: one line each, in order, whatever happens to a single question."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from api.errors import CouldNotRun

Row = dict[str, Any]
Failed = Callable[[Any, str, float], Row]


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchQuestion:
    """One line of a questions file; `history` holds the reader's earlier questions, oldest first."""

    id: Any
    text: str
    history: tuple[str, ...] = ()


def read_questions(path: Path) -> tuple[BatchQuestion, ...]:
    """Read `id`, `question` and `history` from every line; raises CouldNotRun naming each line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CouldNotRun(f"{path} cannot be read: {error}. Give a UTF-8 file with one JSON object a line.") from error
    questions, wrong = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(_question(json.loads(line)))
        except json.JSONDecodeError as error:
            wrong.append(f"  line {number}: not JSON: {error.msg}, at character {error.colno}")
        except ValueError as error:
            wrong.append(f"  line {number}: {error}")
    if wrong:
        raise CouldNotRun(f"{path} has lines that are not questions; mend them and run again:\n" + "\n".join(wrong))
    return tuple(questions)


def _question(row: Any) -> BatchQuestion:
    """Check one parsed line; raises ValueError saying which field is wrong."""
    if not isinstance(row, dict):
        raise ValueError('not a JSON object; expected {"id": "q1", "question": "..."}')
    if not isinstance(row.get("question"), str):
        raise ValueError('"question" is missing or is not a string')
    if not isinstance(row.get("id"), str | int):
        raise ValueError('"id" is missing or is not a string or a whole number')
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise ValueError('"history" is not a list of strings')
    return BatchQuestion(id=row["id"], text=row["question"], history=tuple(history))


def run(questions_file: Path, out: Path, one: Callable[[BatchQuestion], Row], failed: Failed) -> int:
    """Write one line a question to `out` and return how many failed; an earlier `out` stays until all are written.

    `one` does a question; if it raises, `failed(id, message, milliseconds)` gives the line instead and the rest go on.
    """
    questions = read_questions(questions_file)
    if out.is_dir() or (out.exists() and out.samefile(questions_file)):
        raise CouldNotRun(f"--out {out} is a folder or the questions file itself; name another file.")
    failures = 0
    part = out.with_name(out.name + ".part")
    try:
        stream = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise CouldNotRun(f"{part} cannot be written: {error.strerror}. Name another file with --out.") from error
    with stream:
        for question in _with_progress(questions):
            row, fine = _row(question, one, failed)
            failures += not fine
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.flush()
    os.replace(part, out)
    return failures


def _row(question: BatchQuestion, one: Callable[[BatchQuestion], Row], failed: Failed) -> tuple[Row, bool]:
    began = perf_counter()
    try:
        return one(question), True
    except Exception as error:  # any failure is this question's line, never the end of the run
        return failed(question.id, f"{type(error).__name__}: {error}", round((perf_counter() - began) * 1000, 1)), False


def _with_progress(questions: tuple[BatchQuestion, ...]) -> Iterable[BatchQuestion]:
    """Show a bar where a person is watching, and nothing in a log."""
    return _bar(questions) if sys.stderr.isatty() else questions


def _bar(questions: tuple[BatchQuestion, ...]) -> Iterator[BatchQuestion]:
    from rich.console import Console
    from rich.progress import track

    yield from track(questions, description="Questions", console=Console(stderr=True))
