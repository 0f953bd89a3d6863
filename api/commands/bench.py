"""`clerk bench`: measures speed on this machine, beside the same libraries run bare."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.types import Question

app = typer.Typer(no_args_is_help=True, help="Measure speed on this machine.")

JsonOption = Annotated[bool, typer.Option("--json", help="Print the measurements as one JSON object.")]
CLERK = (sys.executable, "-c", "from api.cli import main; main()")


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders (default: the sample council).")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Ingest into a folder of its own, then run the embedder and the PDF reader bare on the same texts."""
    from evals.bench import ingesting
    from evals.errors import could_not_run
    from ingest.settings import IngestSettings
    from vectorstore.settings import StoreSettings

    with could_not_run():
        found = ingesting.measure(paths or [_sample() / "papers"], StoreSettings(), IngestSettings())
    _show(asdict(found), as_json)


@app.command()
def ask(
    questions: Annotated[
        Path | None,
        typer.Argument(metavar="[QUESTIONS.jsonl]", help="Questions (default: those of the sample council)."),
    ] = None,
    generated: Annotated[
        int, typer.Option("--generated", metavar="N", min=0, help="Ask N questions made of the papers instead.")
    ] = 0,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Time one question from cold, as a command, every question warm, and each stage of them."""
    from api.opening import opened
    from evals import generating
    from evals.bench import asking
    from evals.errors import CouldNotRun, could_not_run

    folder = data_dir(data)
    with could_not_run():
        asked = () if generated else _questions(questions or _sample() / "gold.jsonl", reader)
        with opened(folder) as (assistant, index):
            if not index.catalogue.counts(reader.levels).documents:
                raise CouldNotRun(
                    f"The record in {folder} is empty for this reader. Fill it first with: clerk ingest PATH"
                )
            asked = asked or generating.questions(index, generated, levels=reader.levels)
            cold = (*CLERK, "ask", asked[0].text, "--as", reader.value, "--data", str(folder))
            assistants = {assistant.settings.reranker: assistant, **_unranked(assistant)}
            found = asking.measure(assistants, asked, cold, (*CLERK, "--help"))
    measured = asdict(found)
    stages = measured if as_json else measured.pop("stages")
    _show(measured, as_json)
    if not as_json:
        _show_stages(stages)


def _unranked(assistant: Assistant) -> dict[str, Assistant]:
    """Return the same assistant with its passages left as they were found."""
    from dataclasses import replace

    from vectorstore.variants import load

    keep = load("assistant.rerankers", "keep").build(assistant.index, assistant.words)
    return {"keep": replace(assistant, reranker=keep)}


def _sample() -> Path:
    """Return the folder of the shipped sample council."""
    import evals.sample

    return Path(evals.sample.__file__).parent


def _questions(path: Path, reader: Reader) -> tuple[Question, ...]:
    from api.batch import read_questions
    from assistant.types import Question, Turn
    from evals.errors import CouldNotRun
    from vectorstore.types import Filters

    filters = Filters(levels=reader.levels)
    read = [one for one in read_questions(path) if one.text]
    if not read:
        raise CouldNotRun(f"{path} holds no question. Give a file with one JSON question a line.")
    return tuple(
        Question(text=one.text, history=tuple(Turn(text=turn) for turn in one.history), filters=filters) for one in read
    )


def _show_stages(stages: dict[str, list[dict[str, Any]]]) -> None:
    """Print a line a stage for each reranker: median and 95th percentile, of the clock and of the processor."""
    for reranker, found in stages.items():
        typer.echo(f"\n{'reranker ' + reranker:16}{'ms':>9}{'p95':>9}{'cpu ms':>9}{'p95':>9}")
        for one in found:
            name, *numbers = one.values()
            typer.echo(f"{name:16}" + "".join(f"{number:9.1f}" for number in numbers))


def _show(found: dict[str, Any], as_json: bool) -> None:
    """Print one measurement a line, or all as JSON."""
    import json

    if as_json:
        typer.echo(json.dumps(found, indent=1))
        return
    width = max(map(len, found))
    for name, value in found.items():
        typer.echo(f"{name.replace('_', ' '):{width}}  {'-' if value is None else value}")
