"""Shows a run while it goes on and what came of it, on a terminal richly and in a file plainly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ingest.types import FileReport, IngestReport, OnProgress, Outcome
from ingest.types import Progress as Stand

_TOLD = (Outcome.FAILED, Outcome.SKIPPED, Outcome.ADDED, Outcome.REPLACED, Outcome.COPY)
_COUNTED = (Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.COPY, Outcome.SKIPPED, Outcome.FAILED)


@contextmanager
def progress_bar(console: Console) -> Iterator[OnProgress | None]:
    """Give a callback that moves a bar with files, chunks a second and time left; None where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.fields[files]}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0, files="starting", rate="")

        def move(stand: Stand) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{stand.chunks / elapsed:.1f} chunks/s" if elapsed > 1 else ""
            files = f"{stand.files_done} of {stand.files} files"
            bar.update(task, completed=stand.share, files=files, rate=rate)

        yield move


def show_report(report: IngestReport, console: Console) -> None:
    """Print a line or table row for each file that is news, then the counts."""
    news = [file for kind in _TOLD for file in report.files if file.outcome is kind]
    if console.is_terminal and news:
        console.print(_table(news))
    else:
        for file in news:
            console.print(_line(file), soft_wrap=True, markup=False, highlight=False)
    console.print(summary(report), soft_wrap=True, markup=False, highlight=False)


def summary(report: IngestReport) -> str:
    """Say in one line how many files ended how, and how fast chunks were stored."""
    counts = [f"{report.count(kind)} {kind.value}" for kind in _COUNTED if report.count(kind)]
    chunks = sum(file.chunks for file in report.files)
    speed = f"; {chunks} chunks in {report.seconds:.1f} s ({chunks / report.seconds:.1f}/s)" if chunks else ""
    return f"{', '.join(counts) or 'no files'}{speed}"


def _line(file: FileReport) -> str:
    said = " ".join(part for part in (file.why, file.fix, file.note) if part)
    chunks = f" ({file.chunks} chunks)" if file.chunks else ""
    return f"{file.outcome.value}: {file.path}{chunks}{': ' + said if said else ''}"


def _table(news: list[FileReport]) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("Outcome", "File", "Chunks", "Seconds", "What to know"):
        table.add_column(heading, justify="right" if heading in ("Chunks", "Seconds") else "left", overflow="fold")
    for file in news:
        said = " ".join(part for part in (file.why, file.fix, file.note) if part)
        chunks, seconds = str(file.chunks or ""), f"{file.seconds:.1f}" if file.seconds >= 0.05 else ""
        table.add_row(*map(Text, (file.outcome.value, file.path.name, chunks, seconds, said)))
    return table
