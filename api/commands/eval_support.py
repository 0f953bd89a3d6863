"""`clerk eval support` and `clerk eval card`: whether citations support sentences, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import DataOption, data_dir

if TYPE_CHECKING:
    from evals.supporting import Supported

VerifierName = Annotated[str, typer.Option("--verifier", help="word_overlap, cross_encoder or model_judge.")]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="For cross_encoder its folder; for model_judge a model, named as in CLERK_MODEL."),
]
KEPT = "verifiers"
"""The folder of labels and cards within the data folder."""


def support(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    verifier: VerifierName = "word_overlap",
    model: ModelOption = None,
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score a stored run by level B with a verifier. Exit 0, or 2 when it could not, as where it has no card."""
    from rich.console import Console
    from rich.progress import Progress

    from evals import store, supporting
    from evals.errors import CouldNotRun, could_not_run

    console = Console(stderr=True)
    with could_not_run():
        judge = supporting.verifier_of(verifier, model)
        with Progress(console=console, disable=not console.is_terminal) as bar:
            task = bar.add_task("Pairs judged", total=None)
            found = {
                folder: supporting.support(folder, judge, data_dir(data) / KEPT, lambda done: bar.advance(task, done))
                for folder in store.run_folders(run)
            }
        shown = {folder.name: supporting.as_dict(one) for folder, one in found.items()}
        if as_json:
            typer.echo(store.as_json(shown if len(shown) > 1 else next(iter(shown.values()))))
        else:
            _print(found)
        why_not = next((one.why_not for one in found.values() if one.why_not), None)
        if why_not:
            raise CouldNotRun(why_not)


def _print(found: Mapping[Path, Supported]) -> None:
    """Print the verifier's card, then the scores of each variant of the run."""
    from rich.console import Console

    from evals import report

    for number, (folder, one) in enumerate(found.items()):
        if one.card and not number:
            typer.echo("\n".join(one.card.lines()))
        if len(found) > 1:
            typer.echo(f"\n{folder.name}")
        report.print_overall(Console(), one.scores, one.metrics)


def card(
    verifier: Annotated[str, typer.Argument(metavar="VERIFIER", help="word_overlap, cross_encoder or model_judge.")],
    benchmarks: Annotated[Path, typer.Option("--benchmarks", metavar="FOLDER", help="Where WiCE and MTRAG lie.")],
    model: ModelOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where to write it (default: in the data folder).")
    ] = None,
    data: DataOption = None,
) -> None:
    """Measure how far a verifier's labels can be trusted, and write its card. Exit 0, or 2 when it could not."""
    from rich.console import Console
    from rich.progress import Progress

    from evals import supporting
    from evals.errors import could_not_run
    from evals.verifiers import carding

    console = Console(stderr=True)
    with could_not_run(), Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Cases judged", total=None)
        made = carding.make(supporting.verifier_of(verifier, model), benchmarks, lambda done: bar.advance(task, done))
        path = carding.write(made, out or data_dir(data) / KEPT)
    typer.echo("\n".join([*made.lines(), f"written to {path}"]))
