"""`clerk eval score`: scores stored rows, prints what came out, and writes it beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

FloorsOption = Annotated[
    Path | None,
    typer.Option("--floors", metavar="FILE", help="Floors to keep, TOML or JSON: exit 1 under one of them."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")]


def score(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    floors: FloorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score a stored run again, asking nothing. Exit 0, 1 under a floor, 2 when it could not be scored."""
    from evals import store
    from evals.errors import could_not_run

    with could_not_run():
        folders = store.run_folders(run)
        breached = score_folders(run, folders, read_floors(floors, folders), as_json)
    raise typer.Exit(1 if breached else 0)


def write_reports(folders: Sequence[Path]) -> list[Path]:
    """Write the report of each folder, of several one with all side by side first, and return where they are."""
    from evals.reporting.overview import write_overview
    from evals.reporting.page import write_report

    written = [write_report(folder) for folder in folders]
    return [write_overview(folders[0].parent, folders), *written] if len(folders) > 1 else written


def read_floors(path: Path | None, among: Sequence[object]) -> Any:
    """Read the floors first: a slip in them should not cost a run. They hold for one system, not for what it beats."""
    from evals import gate, scoring
    from evals.errors import CouldNotRun

    if path is None:
        return ()
    if len(among) > 1:
        raise CouldNotRun("--floors hold for one variant: hold its own folder to them with clerk eval score RUN/NAME.")
    return gate.read_floors(path, scoring.known_values(scoring.all_metrics()))


def score_folders(out: Path, folders: Sequence[Path], floors: Any, as_json: bool) -> bool:
    """Score each folder of a run, print one in full or several side by side; say whether a floor is broken."""
    from evals import gate, store, summary

    if len(folders) == 1:
        return _score(folders[0], floors, as_json)
    scored = {folder.name: _scored(folder) for folder in folders}
    shown = {name: of_variant[0] for name, of_variant in scored.items()}
    store.write_json(out / store.SUMMARY, summary.as_dict(shown))
    if as_json:
        typer.echo(store.as_json(summary.as_dict(shown)))
    else:
        summary.print_summary(shown)
    for _, _, rows in scored.values():
        gate.refuse_errored(rows)
    return False


def _score(run: Path, floors: Any, as_json: bool) -> bool:
    """Print and store the scores of a run; say whether it breaks a floor."""
    from rich.console import Console

    from evals import gate, report, scoring, store

    shown, scores, rows = _scored(run)
    if as_json:
        typer.echo(store.as_json(shown))
    else:
        report.print_report(Console(), scores, rows, scoring.all_metrics())
    gate.refuse_errored(rows)
    breached = gate.breaches(floors, scores)
    for breach in breached:
        typer.echo(f"clerk: {breach}", err=True)
    return bool(breached)


def _scored(run: Path) -> tuple[dict[str, Any], Any, Any]:
    """Score a folder's rows and write what they come to beside them."""
    from evals import reliability, report, scoring, store

    about, rows = store.read_run(run)
    scores = scoring.score_rows(rows, scoring.all_metrics())
    shown = report.scores_as_dict(scores, rows, about)
    store.write_json(run / store.SCORES, shown)
    calibration = reliability.calibration_of(rows)
    store.write_json(run / store.CALIBRATION, calibration)
    (run / store.RELIABILITY).write_text(reliability.diagram(calibration), encoding="utf-8")
    return shown, scores, rows
