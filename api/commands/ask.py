"""`clerk ask`: one question from the keyboard, or a file of them."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir
from vectorstore.types import DocumentKind

if TYPE_CHECKING:
    from api.batch import BatchQuestion, Row
    from assistant.assistant import Assistant
    from vectorstore.types import Filters

app = typer.Typer()
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="Only papers of meetings up to this day."),
]
Committees = Annotated[list[str] | None, typer.Option("--committee", help="Only this committee's papers (repeatable).")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="Only this file, by name or id (repeatable).")]
PaperKinds = Annotated[
    list[DocumentKind] | None, typer.Option("--kind", "--paper-kind", help="Only this kind of paper (repeatable).")
]
Earlier = Annotated[
    list[str] | None, typer.Option("--history", "-f", help="An earlier question, oldest first (repeatable).")
]
Batch = Annotated[Path | None, typer.Option("--batch", metavar="QUESTIONS.jsonl", help="Ask every line of a file.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE.jsonl", help="Where --batch writes, a line each.")]


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="What you want to know.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    as_of: AsOf = None,
    reader: AsOption = Reader.PUBLIC,
    committee: Committees = None,
    document: Documents = None,
    kind: PaperKinds = None,
    history: Earlier = None,
    batch: Batch = None,
    out: Out = None,
    data: DataOption = None,
) -> None:
    """Ask a question, or a file of them, and get cited answers."""
    from api.opening import opened

    check_usage(question, batch, out)
    filters = make_filters(reader, as_of, committee, document, kind)
    with opened(data_dir(data)) as (assistant, _):
        if batch and out:
            _ask_file(batch, out, partial(_answer_row, assistant, filters))
        elif question:
            _ask_one(assistant, question, tuple(history or ()), filters, as_json)


def check_usage(question: str | None, batch: Path | None, out: Path | None) -> None:
    """Refuse anything but one question, or a --batch with its --out; raises a usage error (exit 2)."""
    if batch is None and out is not None:
        raise typer.BadParameter("--out goes with --batch")
    if batch is not None and out is None:
        raise typer.BadParameter("--batch needs --out, the file to write")
    if (batch is None) == (question is None or not question.strip()):
        raise typer.BadParameter("give one question in quotes, or --batch QUESTIONS.jsonl --out FILE.jsonl")


def make_filters(
    reader: Reader,
    as_of: datetime | None,
    committees: list[str] | None,
    documents: list[str] | None,
    kinds: list[DocumentKind] | None,
) -> Filters:
    """Return what may be looked at, from the options as they were given."""
    from vectorstore.types import Filters

    day = as_of.date() if as_of else None
    return Filters(
        levels=reader.levels,
        as_of=day,
        committees=tuple(committees or ()),
        documents=tuple(documents or ()),
        kinds=tuple(kinds or ()),
    )


def _ask_one(assistant: Assistant, text: str, history: tuple[str, ...], filters: Filters, as_json: bool) -> None:
    from api.printing import print_answer
    from assistant.presenting import answer_as_dict
    from assistant.types import Question, Turn

    began = perf_counter()
    answer = assistant.answer(Question(text=text, history=tuple(Turn(text=t) for t in history), filters=filters))
    if as_json:
        took = round((perf_counter() - began) * 1000, 1)
        typer.echo(json.dumps(answer_as_dict(answer, latency_ms=took), ensure_ascii=False, indent=2))
    else:
        print_answer(answer)


def _ask_file(batch: Path, out: Path, one: Any) -> None:
    from api.batch import run

    failures = run(batch, out, one, _failed_row)
    if failures:
        typer.echo(f'clerk: failed: {failures}; their lines in {out} have the reason "error".', err=True)
        raise typer.Exit(1)


def _answer_row(assistant: Assistant, filters: Filters, asked: BatchQuestion) -> Row:
    from assistant.presenting import answer_as_dict
    from assistant.types import Question, Turn

    began = perf_counter()
    turns = tuple(Turn(text=text) for text in asked.history)
    answer = assistant.answer(Question(text=asked.text, history=turns, filters=filters))
    return answer_as_dict(answer, question_id=asked.id, latency_ms=round((perf_counter() - began) * 1000, 1))


def _failed_row(question_id: Any, reason: str, message: str, latency_ms: float) -> Row:
    """Return a line of the same shape as every other, for what was not answered."""
    return {
        "id": question_id,
        "answer": message,
        "abstained": True,
        "reason": reason,
        "citations": [],
        "latency_ms": latency_ms,
        "outcome": "abstained",
        "confidence": 0.0,
        "reading": "",
        "lead": "",
        "claims": [],
        "table": None,
        "choices": [],
        "notes": [],
    }
