"""`clerk refs`: what the papers say of one reference, from the first to the last."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from api.commands.ask import AsOf, Committees, Documents, PaperKinds, make_filters
from api.commands.options import AsOption, DataOption, Reader, data_dir

app = typer.Typer()


@app.command()
def refs(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help='Such as A2.3, R07 or "Minute 36".')],
    as_json: Annotated[bool, typer.Option("--json", help="Print the history as one JSON object.")] = False,
    as_of: AsOf = None,
    reader: AsOption = Reader.PUBLIC,
    committee: Committees = None,
    document: Documents = None,
    kind: PaperKinds = None,
    data: DataOption = None,
) -> None:
    """Show every mention of a reference, oldest first, what changed, and where the papers contradict themselves.

    The same reference of two plans is two things.

    Exit status: 0, or 1 for a reference that no paper holds.
    """
    from assistant.disagreeing.finding import Disagreements
    from assistant.history import history_of
    from assistant.near_references import unknown_reference
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    filters = make_filters(reader, as_of, committee, document, kind)
    with open_index(StoreSettings(data=data_dir(data)), create=False) as index:
        found = history_of(reference, index, filters)
        if not found:
            raise unknown_reference(reference, index, filters)
        differing = Disagreements(index).of_history(found, filters)
    if as_json:
        from assistant.presenting_register import history_as_dict

        typer.echo(json.dumps(history_as_dict(found, differing), ensure_ascii=False, indent=2))
    else:
        from api.printing_register import print_history

        print_history(found, differing)
