"""`clerk eval compare` and `clerk eval gate`: whether a run is better than another, and whether it may pass."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.eval_support import KEPT, ModelOption
from api.commands.options import DataOption, data_dir

RunA = Annotated[Path, typer.Argument(metavar="A", help="Folder of the run to compare with.")]
RunB = Annotated[Path, typer.Argument(metavar="B", help="Folder of the run that is compared.")]


def compare(
    a: RunA,
    b: RunB,
    verifier: Annotated[
        str | None, typer.Option("--verifier", help="Compare level B too: word_overlap, cross_encoder or model_judge.")
    ] = None,
    model: ModelOption = None,
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Compare two runs question by question: what turned, and what each value gained or lost. Exit 2 if they cannot."""
    from rich.console import Console

    from evals import scoring, store, supporting
    from evals.comparing import comparison, printing
    from evals.comparing.support import support_between
    from evals.errors import could_not_run

    with could_not_run():
        metrics, card = scoring.all_metrics(), None
        if verifier:
            judge = supporting.verifier_of(verifier, model)
            more, card = support_between(a, b, judge, data_dir(data) / KEPT)
            metrics += more
        found = comparison.compare(a, b, metrics, card=card)
        if as_json:
            typer.echo(store.as_json(comparison.as_dict(found)))
        else:
            printing.print_comparison(Console(), found)


def gate(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of the run that is judged.")],
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="RUN0", help="Run over the same questions to be no worse than.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option("--floors", metavar="FILE", help="More floors to keep, TOML or JSON.")
    ] = None,
) -> None:
    """Say whether a run may pass. Exit 0 kept, 1 under a floor or worse than the baseline, 2 not everything judged."""
    from evals import gate as floors_of
    from evals import scoring
    from evals.comparing import gating
    from evals.errors import could_not_run

    with could_not_run():
        given = floors_of.read_floors(floors, scoring.known_values(scoring.all_metrics())) if floors else ()
        found = gating.judge(run, baseline, given)
    for failure in found.failures:
        typer.echo(f"clerk: {failure.line}", err=True)
    for name in found.not_checked:
        typer.echo(f"not checked: {name}, which no question of this run is for")
    against = f", {found.values} values held against the baseline" if baseline else ""
    kept = "kept" if not found.failures else f"{len(found.failures)} failures"
    typer.echo(f"{kept}: {found.questions} questions scored, {found.floors} floors{against}")
    raise typer.Exit(found.status)
