"""`clerk documents`: what has been read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import AsOption, DataOption, Reader, data_dir

if TYPE_CHECKING:
    from vectorstore.catalogue.values import DocumentInfo

app = typer.Typer()


@app.command()
def documents(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
    reader: AsOption = Reader.PUBLIC,
    data: DataOption = None,
) -> None:
    """List what has been read: names, titles, committees, dates, kinds, who may read them, and their chunks."""
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings
    from vectorstore.types import Filters

    with open_index(StoreSettings(data=data_dir(data)), create=False) as index:
        found = index.catalogue.documents(Filters(levels=reader.levels))
    if as_json:
        typer.echo(json.dumps([_as_dict(info) for info in found], ensure_ascii=False, indent=2))
    else:
        _show(found)


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


def _show(found: tuple[DocumentInfo, ...]) -> None:
    """A table on a terminal; in a pipe one line a document with tabs between, which other programs can cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from api.harmless import harmless

    headings = ("Document", "Title", "Committee", "Date", "Kind", "Access", "Chunks", "Copy of")
    rows = [
        (
            info.name,
            info.title,
            info.committee or "",
            info.meeting_date.isoformat() if info.meeting_date else "",
            info.kind.value,
            info.access.value,
            str(info.chunks),
            info.copy_of or "",
        )
        for info in found
    ]
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
    console.print(table if rows else "Nothing has been read yet. Fill it with: clerk ingest PATH")
