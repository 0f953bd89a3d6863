"""`clerk eval explain`: what a number of an evaluation means, where it is from and what it leaves out."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    metric: Annotated[
        str | None,
        typer.Argument(metavar="[METRIC]", help="A1 to A13, B1 ..., or the name of a value, as fact_recall."),
    ] = None,
) -> None:
    """Print a metric's formula, source and caveats; without a name, a line for each metric."""
    from evals.explaining import explain as explained

    typer.echo(explained(metric))
