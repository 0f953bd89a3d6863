"""`clerk eval report`: the page that an officer reads and shows, from a stored run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    history: Annotated[
        Path | None, typer.Option("--history", metavar="FOLDER", help="Folder of earlier runs to draw beside this one.")
    ] = None,
) -> None:
    """Write RUN/report.html, one page that needs nothing else, with CSV tables beside it. Exit 2 if it cannot."""
    from evals.errors import could_not_run
    from evals.reporting.page import write_report

    with could_not_run():
        typer.echo(f"written: {write_report(run, history=history)}")
