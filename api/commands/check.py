"""`clerk check`: whether what is stored agrees with itself, and mending it."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import DataOption, data_dir

app = typer.Typer()


@app.command()
def check(
    mend: Annotated[bool, typer.Option("--mend", help="Mend what differs: embed again what is missing.")] = False,
    data: DataOption = None,
) -> None:
    """Find where the stores disagree, and mend it.

    Exit status: 0 when all agrees (or was mended), 1 when something differs, 2 when there is nothing to check.
    """
    from ingest.errors import CannotIngest
    from vectorstore.errors import NoCatalogue
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    try:
        index = open_index(StoreSettings(data=data_dir(data)), create=False)
    except NoCatalogue as error:
        raise CannotIngest(str(error)) from error
    with index:
        mended = index.mend() if mend else []
        problems = index.check()
    for problem in mended:
        typer.echo(f"mended: {problem.what}")
    for problem in problems:
        typer.echo(f"{problem.what} {problem.fix}")
    if not problems:
        typer.echo("All that is stored agrees.")
    raise typer.Exit(1 if problems else 0)
