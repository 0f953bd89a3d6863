"""`clerk documents`: what has been read, what could not be, and what was replaced."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir

if TYPE_CHECKING:
    from vectorstore.catalogue.values import DocumentInfo, Failure, Replaced
    from vectorstore.index import Index

app = typer.Typer()
NOTHING = "Nothing has been read yet. Fill it with: clerk ingest PATH"
HINT = "Some files are not in the record. To see which, and why: clerk documents --failed --as officer"
OFFICERS = "goes with --as officer: nobody knows who may see a file that could not be read"


@app.command()
def documents(
    failed: Annotated[bool, typer.Option("--failed", help="List files that are not in the record, and why.")] = False,
    replaced: Annotated[bool, typer.Option("--replaced", help="List versions that were replaced.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
) -> None:
    """List what has been read: names, titles, committees, dates, kinds, who may read them, and their chunks."""
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings
    from vectorstore.types import Filters

    if failed and replaced:
        raise typer.BadParameter("--failed or --replaced, one of the two")
    if failed and reader is not Reader.OFFICER:
        raise typer.BadParameter(OFFICERS, param_hint="--failed")
    with open_index(StoreSettings(data=data_dir(data)), create=False) as index:
        if failed:
            _print(_FAILED, [_failure(one) for one in index.journal.failures()], as_json, "Every file was read.")
        elif replaced:
            _print(_REPLACED, [_version(one) for one in index.journal.replaced(reader.levels)], as_json, "None was.")
        else:
            found = index.catalogue.documents(Filters(levels=reader.levels))
            _print(_DOCUMENTS, [_as_dict(info) for info in found], as_json, NOTHING)
            _hint(index, as_json)


# A column's heading and the name of what stands in it.
_DOCUMENTS = {
    "Document": "document",
    "Title": "title",
    "Committee": "committee",
    "Date": "meeting_date",
    "Kind": "kind",
    "Access": "access",
    "Chunks": "chunks",
    "Copy of": "copy_of",
}
_FAILED = {"File": "document", "Why": "why", "What to do": "fix", "Last tried": "last", "Answered by": "version"}
_REPLACED = {"Document": "document", "Title": "title", "Version": "version", "Replaced": "replaced_at", "By": "now"}


def _as_dict(info: DocumentInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "version": info.version,
        "document": info.name,
        "source": info.source,
        "title": info.title,
        "council": info.council,
        "committee": info.committee,
        "kind": info.kind.value,
        "meeting_date": info.meeting_date.isoformat() if info.meeting_date else None,
        "access": info.access.value,
        "pages": info.pages or None,
        "chunks": info.chunks,
        "copies": list(info.copies),
        "copy_of": info.copy_of,
        "ingested_at": info.ingested_at.isoformat(),
    }


def _failure(one: Failure) -> dict[str, Any]:
    return {
        "document": one.name,
        "source": one.source,
        "why": one.why,
        "fix": one.fix,
        "skipped": one.skipped,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "version": f"version {one.version}" if one.stands else None,
    }


def _version(one: Replaced) -> dict[str, Any]:
    return {
        "document": one.name,
        "title": one.title,
        "version": one.version,
        "id": one.document_id,
        "replaced_at": one.at.isoformat(),
        "now": one.now_id,
    }


def _hint(index: Index, as_json: bool) -> None:
    if not as_json and index.journal.failures():
        typer.echo(HINT, err=True)


def _print(columns: dict[str, str], found: Sequence[dict[str, Any]], as_json: bool, none: str) -> None:
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _show(tuple(columns), [tuple(str(one[name] or "") for name in columns.values()) for one in found], none)


def _show(headings: Sequence[str], rows: Sequence[Sequence[str]], none: str) -> None:
    """A table on a terminal; in a pipe one line a row with tabs between, which other programs can cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from api.harmless import harmless

    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        for row in rows:
            typer.echo("\t".join(map(harmless, row)))
        return
    table = Table(show_edge=False, pad_edge=False)
    for heading in headings:
        table.add_column(heading, justify="right" if heading == "Chunks" else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table if rows else none)
