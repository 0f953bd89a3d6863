"""A file of questions in, a file of results out: one line each, in order, whatever happens to a single question."""

from __future__ import annotations

import json
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from api.errors import CouldNotRun

Row = dict[str, Any]
Failed = Callable[[Any, str, str, float], Row]
ERROR, NO_QUESTION = "error", "no_question"


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchQuestion:
    """One line of a questions file; `history` holds the reader's earlier questions, oldest first.

    `wrong` says what is wrong with a line that cannot be asked; its `text` is empty then.
    """

    id: Any
    text: str
    history: tuple[str, ...] = ()
    wrong: str = ""


def read_questions(path: Path) -> tuple[BatchQuestion, ...]:
    """Read `id`, `question` and `history` from every line; raises CouldNotRun naming each line that is wrong."""
    questions = read_lines(path)
    wrong = [f"  {question.wrong}" for question in questions if question.wrong]
    if wrong:
        raise CouldNotRun(f"{path} has lines that are not questions; mend them and run again:\n" + "\n".join(wrong))
    return questions


def read_lines(path: Path) -> tuple[BatchQuestion, ...]:
    """Read every line that is not blank, the wrong ones too; raises CouldNotRun where the file cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CouldNotRun(f"{path} cannot be read: {error}. Give a UTF-8 file with one JSON object a line.") from error
    lines = enumerate(content.removeprefix(BOM_UTF8).split(b"\n"), start=1)
    return tuple(_line(number, line) for number, line in lines if line.strip())


def _line(number: int, line: bytes) -> BatchQuestion:
    """Read one line; what is wrong with it is kept with its number."""
    row: Any = None
    try:
        row = json.loads(line.decode("utf-8"))
        return _question(row)
    except UnicodeDecodeError:
        wrong = "not UTF-8"
    except json.JSONDecodeError as error:
        wrong = f"not JSON: {error.msg}, at character {error.colno}"
    except RecursionError:
        wrong = "not a question: too deeply nested"
    except ValueError as error:
        wrong = str(error)
    given = row.get("id") if isinstance(row, dict) else None
    return BatchQuestion(id=given, text="", wrong=f"line {number}: {wrong}")


def _question(row: Any) -> BatchQuestion:
    """Check one parsed line; raises ValueError saying which field is wrong. A missing or empty question has no text."""
    if not isinstance(row, dict):
        raise ValueError('not a JSON object; expected {"id": "q1", "question": "..."}')
    text, history = row.get("question"), row.get("history")
    if not isinstance(text, str | None):
        raise ValueError('"question" is not a string')
    if history is not None and not (isinstance(history, list) and all(isinstance(turn, str) for turn in history)):
        raise ValueError('"history" is not a list of strings')
    turns = tuple(_spoken(turn) for turn in history or () if turn.strip())
    return BatchQuestion(id=row.get("id"), text=_spoken(text or ""), history=turns)


def _spoken(text: str) -> str:
    """Return words without the halves of surrogate pairs that JSON lets through: they are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def run(questions_file: Path, out: Path, one: Callable[[BatchQuestion], Row], failed: Failed) -> int:
    """Write one line a question to `out` and return how many failed; an earlier `out` stays until all are written.

    `one` does a question; if it raises, or the line cannot be asked, `failed(id, reason, message, milliseconds)` gives
    the line instead and the rest go on. A line without a question is no failure: nothing was asked of it.
    """
    questions = read_lines(questions_file)
    if out.is_dir() or (out.exists() and out.samefile(questions_file)):
        raise CouldNotRun(f"--out {out} is a folder or the questions file itself; name another file.")
    failures = 0
    with _written_whole(out) as stream:
        for question in _with_progress(questions):
            row, fine = _row(question, one, failed)
            failures += not fine
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.flush()
    return failures


@contextmanager
def _written_whole(out: Path) -> Iterator[IO[str]]:
    """Write beside `out` and put that in its place at the end; what is no file (a pipe, a terminal) is written to."""
    target = out.resolve()
    straight = target.exists() and not target.is_file()
    part = target if straight else target.with_name(target.name + ".part")
    try:
        # Half a surrogate pair, which JSON can name and UTF-8 cannot hold, goes out as the escape it came in as.
        stream = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise CouldNotRun(f"{part} cannot be written: {error.strerror}. Name another file with --out.") from error
    with stream:
        yield stream
    if not straight:
        os.replace(part, target)


def _row(question: BatchQuestion, one: Callable[[BatchQuestion], Row], failed: Failed) -> tuple[Row, bool]:
    if question.wrong:
        return failed(question.id, ERROR, f"This line is not a question: {question.wrong}.", 0.0), False
    if not question.text:
        return failed(question.id, NO_QUESTION, "This line asks nothing: its question is missing or empty.", 0.0), True
    began = perf_counter()
    try:
        return one(question), True
    except Exception as error:  # any failure is this question's line, never the end of the run
        took = round((perf_counter() - began) * 1000, 1)
        return failed(question.id, ERROR, f"{type(error).__name__}: {error}", took), False


def _with_progress(questions: tuple[BatchQuestion, ...]) -> Iterable[BatchQuestion]:
    """Show a bar where a person is watching, and nothing in a log."""
    return _bar(questions) if sys.stderr.isatty() else questions


def _bar(questions: tuple[BatchQuestion, ...]) -> Iterator[BatchQuestion]:
    from rich.console import Console
    from rich.progress import track

    yield from track(questions, description="Questions", console=Console(stderr=True))
