"""`clerk eval template`, `check` and `draft`: gold questions before they are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir

OutSheet = Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.")]


def template(out: OutSheet) -> None:
    """Write a workbook to fill questions in, with instructions and an example. It never replaces a file."""
    from evals.errors import could_not_run
    from evals.sheets.template import write_template

    with could_not_run():
        _refuse_to_replace(out)
        write_template(out)
    typer.echo(f"written: {out}. Fill in the sheet Questions, then: clerk eval check {out}")


def check(
    sets: Annotated[
        list[Path], typer.Argument(metavar="SET...", help="Gold questions: files of JSON lines, spreadsheets or CSV.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what is found as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """Hold questions against the record: quotes, pages, questions asked twice. Exit 0 fine, 1 found, 2 not checked."""
    from dataclasses import asdict

    from evals import store
    from evals.checking import check as checking
    from evals.errors import could_not_run
    from evals.running.bench import Bench
    from evals.running.types import Spec
    from evals.sample_sets import load_samples
    from vectorstore.settings import StoreSettings
    from vectorstore.types import OFFICER_READER

    with could_not_run():
        loaded = [load_samples(path) for path in sets]
        with Bench(Spec(store=StoreSettings(data=data_dir(data)), levels=OFFICER_READER)) as bench:
            found = checking.check(loaded, bench.record)
    questions = sum(len(one.samples) for one in loaded)
    if as_json:
        typer.echo(store.as_json({"questions": questions, "found": [asdict(one) for one in found]}))
    else:
        for one in found:
            typer.echo(str(one))
        typer.echo(f"{questions} questions checked, {len(found)} things to mend.")
    raise typer.Exit(1 if found else 0)


def draft(
    out: Annotated[Path, typer.Option("--out", metavar="DRAFT.xlsx", help="The workbook to write.")],
    count: Annotated[int, typer.Option("-n", "--n", min=1, help="How many questions to propose.")] = 30,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
) -> None:
    """Propose questions from the papers, each with its evidence, for a person to accept. It never replaces a file."""
    from evals.drafting.draft import draft as proposed
    from evals.errors import CouldNotRun, could_not_run
    from evals.running.bench import Bench
    from evals.running.types import Spec
    from evals.sheets.drafts import write_draft
    from vectorstore.settings import StoreSettings

    with could_not_run():
        _refuse_to_replace(out)
        with Bench(Spec(store=StoreSettings(data=data_dir(data)), levels=reader.levels)) as bench:
            samples = proposed(bench.index, count, reader.levels)
        if not samples:
            raise CouldNotRun("The papers hold no row or figure to ask about. Start from: clerk eval template OUT.xlsx")
        write_draft(out, samples)
    typer.echo(f"written: {out}, {len(samples)} questions. Write yes under Accept beside the good ones, and mend them.")


def _refuse_to_replace(out: Path) -> None:
    from evals.errors import CouldNotRun

    if out.suffix.casefold() != ".xlsx":
        raise CouldNotRun(f"{out}: give a file name that ends in .xlsx")
    if out.exists():
        raise CouldNotRun(f"{out} is there already. Name another file, or remove it first.")
