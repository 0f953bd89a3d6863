"""`clerk eval intervene`: changes one thing, asks again, and says what became of the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir


def intervene(
    gold: Annotated[Path, typer.Argument(metavar="SET", help="Gold questions, as for clerk eval run.")],
    out: Annotated[Path, typer.Option("--out", metavar="RUN", help="Folder for the rows of each change.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            help="again, paraphrased, misspelt, written_out, shuffled, duplicated, edited or deleted; give it again "
            "for more (default: all).",
            show_default=False,
        ),
    ] = None,
    n: Annotated[int, typer.Option("--n", min=1, help="How many of the questions, by a seeded choice.")] = 40,
    seed: Annotated[int, typer.Option("--seed", help="Of every choice that is made.")] = 20240515,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes that ask (default: one a core).")
    ] = None,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what came of each change as JSON.")] = False,
) -> None:
    """Ask over changed papers and in other words: do answers follow, stay or fall? Exit 0, 2 when it could not run."""
    from rich.console import Console

    from evals import sample_sets, store
    from evals.errors import CouldNotRun, could_not_run
    from evals.intervening import study
    from ingest.settings import cores
    from vectorstore import variants

    progress = Console(stderr=True)
    with could_not_run():
        wanted = kind or list(study.kinds())
        for name in wanted:
            variants.refuse_unknown(study.PACKAGE, name)
        one = sample_sets.load_samples(gold)
        asker = study.Asker(
            out=out,
            set_name=one.name,
            levels=reader.levels,
            workers=workers or cores(),
            tell=lambda name: progress.print(f"asking: {name}", highlight=False) if progress.is_terminal else None,
        )
        found = study.study(one, asker, data_dir(data), wanted, n=n, seed=seed)
        typer.echo(store.as_json(found) if as_json else "\n".join(_lines(found, out)))
        failed = [
            f"{name}: {told['could_not_run']}" for name, told in found["kinds"].items() if "could_not_run" in told
        ]
        if failed:
            raise CouldNotRun("; ".join(failed))


def _lines(found: dict[str, Any], out: Path) -> list[str]:
    lines = [f"{found['questions']} of {found['of']} questions, seed {found['seed']}"]
    for name, told in found["kinds"].items():
        if "could_not_run" in told:
            lines.append(f"\n{name}: could not run: {told['could_not_run']}")
            continue
        lines.append(f"\n{name}: {told['n']} answers compared")
        lines += [f"  {value:28} {_score(score)}" for value, score in told["scores"].items()]
        lines += [f"  {note}" for note in told["notes"]]
    return [*lines, f"\nEvery answer before and after, with what was changed: {out / 'interventions.json'}"]


def _score(score: dict[str, Any]) -> str:
    value = "-" if score["value"] is None else f"{score['value']:.3f}"
    interval = "" if score["low"] is None else f" ({score['low']:.3f} to {score['high']:.3f})"
    return f"{value}{interval}, n {score['n']}"
