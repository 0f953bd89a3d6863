"""`clerk eval run`: asks every gold question and scores what came back; `clerk eval variants`: what it may compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.eval_score import FloorsOption, JsonOption, read_floors, score_folders, write_reports
from api.commands.options import AsOption, DataOption, Reader, data_dir

if TYPE_CHECKING:
    from evals.running.types import Spec
    from evals.sample_sets import SampleSet
    from evals.variants import Variant

SetsArgument = Annotated[
    list[Path], typer.Argument(metavar="SET...", help="Gold questions: a file of JSON lines, a spreadsheet or CSV.")
]


def run(
    sets: SetsArgument,
    out: Annotated[Path, typer.Option("--out", metavar="RUN", help="Folder for the run: rows, settings and scores.")],
    over_http: Annotated[
        str | None, typer.Option("--over-http", metavar="URL", help="Ask a running server instead of the assistant.")
    ] = None,
    variant: Annotated[
        list[Path] | None,
        typer.Option(
            "--variant", metavar="FILE", help="A variant to ask, its settings in TOML; give it again for more."
        ),
    ] = None,
    grid: Annotated[
        str | None, typer.Option("--grid", metavar="FILE", help="Many variants in one TOML file, or a shipped name.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that ask (default: one a core).", show_default=False),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask every question again, whatever RUN holds.")] = False,
    floors: FloorsOption = None,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask every question, store one row each, print the scores and write the report.

    A run that was stopped goes on where it was. Exit 0, 1 under a floor, 2 when it could not run.
    """
    from evals.errors import could_not_run

    try:
        with could_not_run():
            variants = _variants(over_http, variant or [], grid, reader)
            kept = read_floors(floors, variants)
            folders = _asked(sets, out, _spec(variants, reader, data_dir(data)), workers, fresh)
            written = write_reports(folders)
            try:
                breached = score_folders(out, folders, kept, as_json)
            finally:
                typer.echo("\n".join(f"The report: {page}" for page in written), err=as_json)
    except KeyboardInterrupt:
        typer.echo(f"Stopped. What was asked is kept in {out}: give the same command to go on.", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(1 if breached else 0)


def list_variants() -> None:
    """List what a variant may set, and the grids that come with the project."""
    from rich.console import Console
    from rich.table import Table

    from evals.variants import shipped
    from evals.varied import varied

    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("setting", "default", "may be", "which means"):
        table.add_column(heading)
    for one in varied():
        table.add_row(one.name, one.default, one.choices, one.means)
    console = Console()
    console.print(table)
    console.print(f"\nGrids for --grid: {', '.join(shipped())}", markup=False)


def _variants(url: str | None, files: list[Path], grid: str | None, reader: Reader) -> tuple[Variant, ...]:
    """Read what is to be asked, before anything else: a slip should not cost a run."""
    from evals.errors import CouldNotRun
    from evals.variants import Variant, read_grid, read_variant

    if url is not None:
        if files or grid:
            raise CouldNotRun("--over-http asks one server with its own settings: leave out --variant and --grid.")
        if reader is not Reader.PUBLIC:
            raise CouldNotRun("A server answers as the public asks: leave out --as.")
        return (Variant(system="http", options={"url": url.rstrip("/")}),)
    named = [*map(read_variant, files), *(read_grid(grid) if grid else ())]
    names = [one.name for one in named]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CouldNotRun(f"two variants are called {twice[0]}: give one of them another name.")
    return tuple(named) or (Variant(),)


def _spec(variants: tuple[Variant, ...], reader: Reader, data: Path) -> Spec:
    from evals.running.types import Spec
    from vectorstore.settings import StoreSettings

    return Spec(store=StoreSettings(data=data), levels=reader.levels, variants=variants)


def _asked(sets: list[Path], out: Path, spec: Spec, workers: int | None, fresh: bool) -> tuple[Path, ...]:
    """Ask under a progress bar."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from evals.running.run import Run
    from ingest.settings import cores

    run = Run(spec, _loaded(sets), out, workers=workers or cores(), fresh=fresh)
    console = Console(stderr=True)
    columns = (TextColumn("Questions"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Questions", total=None)
        return run.go(lambda done, total: bar.update(task, completed=done, total=total))


def _loaded(sets: list[Path]) -> tuple[SampleSet, ...]:
    from evals.sample_sets import load_samples

    return tuple(map(load_samples, sets))
