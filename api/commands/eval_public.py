"""`clerk eval public`: search measured on sets that others made, the bare algorithms first, then clerk's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SET...]", help="mtrag-un, tatqa, wice, qmsum; none: all that the folder has."),
]


def public(
    sets: Sets = None,
    benchmarks: Annotated[
        Path, typer.Option("--benchmarks", metavar="FOLDER", help="Folder with a folder a set, as it is published.")
    ] = Path("benchmarks"),
    out: Annotated[
        Path, typer.Option("--out", metavar="RUN", help="Folder for public.json, and for vectors and pools to keep.")
    ] = Path("public"),
    bare: Annotated[
        bool, typer.Option("--bare", help="Measure only the bare algorithms, not clerk's own search.")
    ] = False,
) -> None:
    """Measure search on public sets. Exit 0, 1 where a bare figure is further than 0.02 from the one known, else 2."""
    from evals import store
    from evals.errors import CouldNotRun, could_not_run
    from evals.public.results import Figure, lines
    from vectorstore.embedders import onnx

    with could_not_run():
        try:
            from evals.public.studies import Given, measured
        except ModuleNotFoundError as error:
            raise CouldNotRun(f"{error.name} is not installed: install clerk with its extra `baselines`.") from error
        given = Given(benchmarks=benchmarks, embedder=onnx.build("minilm"), cache=out, own=not bare)
        found: list[Figure] = list(measured(sets or [], given))
        store.write_json(
            out / "public.json", {"embedder": given.embedder.name, "figures": [one.as_dict() for one in found]}
        )
    for line in lines(found):
        typer.echo(line)
    near = [one for one in found if one.due is not None]
    off = [one for one in near if one.off]
    typer.echo(f"\n{len(near) - len(off)} of {len(near)} figures that are known come within 0.02")
    raise typer.Exit(1 if off else 0)
