"""`clerk records`: the rows, minutes and resolutions of the papers as data."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.ask import AsOf, Committees, Documents, make_filters
from api.commands.options import AsOption, DataOption, Reader, data_dir
from api.harmless import inert
from vectorstore.records import RecordKind
from vectorstore.types import DocumentKind

if TYPE_CHECKING:
    from vectorstore.records import Record
    from vectorstore.types import Document

app = typer.Typer()
Rows = list[tuple["Record", "Document"]]


@app.command()
def records(
    kind: Annotated[list[RecordKind] | None, typer.Option("--kind", help="Only this kind (repeatable).")] = None,
    ref: Annotated[str, typer.Option("--ref", help="Only what stands under this reference.")] = "",
    status: Annotated[str, typer.Option("--status", help='Only where status or rating says so: "open", "red".')] = "",
    owner: Annotated[str, typer.Option("--owner", help="Only where lead or owner says so.")] = "",
    words: Annotated[str, typer.Option("--words", "-q", help="Only what holds all of these words.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, a column a field.")] = False,
    as_of: AsOf = None,
    reader: AsOption = Reader.PUBLIC,
    committee: Committees = None,
    document: Documents = None,
    paper_kind: Annotated[
        list[DocumentKind] | None, typer.Option("--paper-kind", help="Only this kind of paper (repeatable).")
    ] = None,
    data: DataOption = None,
) -> None:
    """List records, newest paper first, and count them: actions, projects, minutes, resolutions, risks and more."""
    from assistant.selecting import Wanted, select
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    if as_json and as_csv:
        raise typer.BadParameter("--json or --csv, one of the two")
    filters = make_filters(reader, as_of, committee, document, paper_kind)
    wanted = Wanted(kinds=tuple(kind or ()), ref=ref, status=status, owner=owner, words=words)
    with open_index(StoreSettings(data=data_dir(data)), create=False) as index:
        selection = select(index, filters, wanted)
        rows = [(r, index.catalogue.document(r.document_id, filters.levels)) for r in selection.records]
    if as_json:
        _print_json(rows)
    elif as_csv:
        _print_csv(rows)
    else:
        from api.printing_register import print_records

        print_records(rows, selection.counts)


def _print_json(rows: Rows) -> None:
    from assistant.presenting_register import record_as_dict

    typer.echo(json.dumps([record_as_dict(*row) for row in rows], ensure_ascii=False, indent=2))


def _print_csv(rows: Rows) -> None:
    """One line a record; the columns are what every record has, then every field name in order of first use."""
    from assistant.presenting_register import record_as_dict

    own = ("kind", "ref", "label", "scope", "document", "title", "meeting_date", "as_of", "page", "locator", "table")
    names = dict.fromkeys(field.name for record, _ in rows for field in record.fields)
    columns = {name: name if name not in own else f"field_{name}" for name in names}
    writer = csv.DictWriter(sys.stdout, (*own, *columns.values()), lineterminator="\n")
    writer.writeheader()
    for record, document in rows:
        told: dict[str, Any] = record_as_dict(record, document)
        line = {name: inert(told[name]) for name in own}
        line.update({column: inert(record.value(name)) for name, column in columns.items()})
        writer.writerow(line)
