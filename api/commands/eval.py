"""`clerk eval`: measures answers against gold questions, and stops a release that got worse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands import eval_compare, eval_explain, eval_report, eval_support
from api.commands.options import AsOption, DataOption, Reader, data_dir

app = typer.Typer(no_args_is_help=True, help="Measure answers against gold questions.")
app.command()(eval_explain.explain)
app.command()(eval_support.support)
app.command()(eval_support.card)
app.command()(eval_compare.compare)
app.command()(eval_compare.gate)
app.command()(eval_report.report)

FloorsOption = Annotated[
    Path | None,
    typer.Option("--floors", metavar="FILE", help="Floors to keep, TOML or JSON: exit 1 under one of them."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")]


@app.command("run")
def run_(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold questions, one JSON object a line.")],
    out: Annotated[Path, typer.Option("--out", metavar="RUN", help="Folder for the run: rows, settings and scores.")],
    floors: FloorsOption = None,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask every question, store one row each, print the scores. Exit 0, 1 under a floor, 2 when it could not run."""
    from evals.errors import could_not_run

    with could_not_run():
        kept = _floors(floors)
        _ask(gold, out, reader, data_dir(data))
        breached = _score(out, kept, as_json)
    raise typer.Exit(1 if breached else 0)


@app.command()
def score(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    floors: FloorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score a stored run again, asking nothing. Exit 0, 1 under a floor, 2 when it could not be scored."""
    from evals.errors import could_not_run

    with could_not_run():
        breached = _score(run, _floors(floors), as_json)
    raise typer.Exit(1 if breached else 0)


def _floors(path: Path | None) -> Any:
    """Read the floors first: a slip in them should not cost a run."""
    from evals import gate, scoring

    return gate.read_floors(path, scoring.known_values(scoring.all_metrics())) if path else ()


def _ask(gold: Path, out: Path, reader: Reader, data: Path) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from api.opening import opened
    from evals import runner, samples

    asked = samples.read_gold(gold)
    console = Console(stderr=True)
    with opened(data) as (assistant, index), Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Questions", total=len(asked))
        runner.Runner(assistant, index, reader.levels).run(asked, gold, out, lambda: bar.advance(task))


def _score(run: Path, floors: Any, as_json: bool) -> bool:
    """Print and store the scores of a run; say whether it breaks a floor."""
    from rich.console import Console

    from evals import gate, reliability, report, scoring, store

    about, rows = store.read_run(run)
    metrics = scoring.all_metrics()
    scores = scoring.score_rows(rows, metrics)
    shown = report.scores_as_dict(scores, rows, about)
    store.write_json(run / store.SCORES, shown)
    calibration = reliability.calibration_of(rows)
    store.write_json(run / store.CALIBRATION, calibration)
    (run / store.RELIABILITY).write_text(reliability.diagram(calibration), encoding="utf-8")
    if as_json:
        typer.echo(store.as_json(shown))
    else:
        report.print_report(Console(), scores, rows, metrics)
    gate.refuse_errored(rows)
    breached = gate.breaches(floors, scores)
    for breach in breached:
        typer.echo(f"clerk: {breach}", err=True)
    return bool(breached)
