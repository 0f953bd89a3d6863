"""`clerk ingest PATH...`: read files and folders into the record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import DataOption, data_dir
from vectorstore.types import AccessLevel

if TYPE_CHECKING:
    from vectorstore.index import Index
    from vectorstore.settings import StoreSettings

app = typer.Typer()


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders that are walked.")],
    data: DataOption = None,
    access: Annotated[
        AccessLevel | None, typer.Option("--access", help="Who may read these papers, whatever their own marks say.")
    ] = None,
    allow_confidential: Annotated[
        bool, typer.Option("--allow-confidential", help="Store confidential papers too; they are refused otherwise.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes that read (default: a core each).")
    ] = None,
) -> None:
    """Read files or folders into the record.

    Exit status: 0 when every file is in the record, 1 when some could not be read, 2 when nothing could be done.
    """
    from rich.console import Console

    from ingest.pipeline import ingest_many
    from ingest.progress import progress_bar, show_report
    from ingest.settings import IngestSettings
    from vectorstore.settings import StoreSettings

    store = StoreSettings(data=data_dir(data))
    given: dict[str, Any] = {"access": access, "workers": workers, "allow_confidential": allow_confidential or None}
    settings = IngestSettings(
        embedder=store.embedder,
        embedder_model=store.embedder_model,
        **{name: value for name, value in given.items() if value is not None},
    )
    console = Console()
    with _opened(store) as index, progress_bar(console) as on_progress:
        report = ingest_many(paths, index, settings, on_progress)
    show_report(report, console)
    raise typer.Exit(1 if report.failed else 0)


def _opened(store: StoreSettings) -> Index:
    """Open the record for writing. A folder that cannot take any ends the run before a file is read."""
    from ingest.errors import CannotIngest
    from vectorstore.errors import ClerkError
    from vectorstore.index import open_index

    if store.data.exists() and not os.access(store.data, os.W_OK | os.X_OK):
        raise CannotIngest(f"The data folder {store.data} cannot be written. Choose another with --data.")
    try:
        return open_index(store)
    except ClerkError as error:
        raise CannotIngest(str(error)) from error
