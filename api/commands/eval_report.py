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
    """Write RUN/report.html, one page that needs nothing else, with CSV tables beside it. Exit 2 if it cannot.

    Of a run of several variants each gets its page, and RUN/report.html has them side by side.
    """
    from evals import store
    from evals.errors import could_not_run
    from evals.reporting.overview import write_overview
    from evals.reporting.page import write_report

    with could_not_run():
        folders = store.run_folders(run)
        written = [write_report(folder, history=history) for folder in folders]
        if len(folders) > 1:
            written.insert(0, write_overview(run, folders))
    for page in written:
        typer.echo(f"written: {page}")
