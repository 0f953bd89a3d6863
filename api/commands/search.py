"""`clerk search`: the passages themselves, for one question or a file of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.ask import AsOf, Batch, Committees, Documents, Earlier, Out, PaperKinds, check_usage, make_filters
from api.commands.options import AsOption, DataOption, Reader, data_dir

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from vectorstore.index import Index
    from vectorstore.types import Document, Filters, Hit

app = typer.Typer()


@app.command()
def search(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="What to look for.", show_default=False)
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the hits as one JSON object.")] = False,
    as_of: AsOf = None,
    reader: AsOption = Reader.PUBLIC,
    committee: Committees = None,
    document: Documents = None,
    kind: PaperKinds = None,
    history: Earlier = None,
    batch: Batch = None,
    out: Out = None,
    data: DataOption = None,
) -> None:
    """Find passages, without an answer."""
    from api.opening import opened

    check_usage(question, batch, out)
    filters = make_filters(reader, as_of, committee, document, kind)
    with opened(data_dir(data)) as (assistant, index):
        finder = Finder(assistant, index, filters, k)
        if batch and out:
            _search_file(batch, out, finder)
        elif question:
            _search_one(question, tuple(history or ()), finder, as_json)


class Finder:
    """Looks for one question at a time, each on its own."""

    def __init__(self, assistant: Assistant, index: Index, filters: Filters, k: int) -> None:
        """Keep what stays the same from one question to the next."""
        self._assistant, self._index, self._filters, self._k = assistant, index, filters, k

    def find(self, text: str, history: tuple[str, ...] = ()) -> list[tuple[Hit, Document]]:
        """Return hits with their documents, best first."""
        from assistant.types import Question, Turn

        turns = tuple(Turn(text=turn) for turn in history)
        hits = self._assistant.search(Question(text=text, history=turns, filters=self._filters), self._k)
        catalogue, levels = self._index.catalogue, self._filters.levels
        return [(hit, catalogue.document(hit.chunk.document_id, levels)) for hit in hits]


def _rows(found: list[tuple[Hit, Document]]) -> list[dict[str, Any]]:
    from assistant.presenting import hit_as_dict

    return [hit_as_dict(hit, document) for hit, document in found]


def _search_one(text: str, history: tuple[str, ...], finder: Finder, as_json: bool) -> None:
    from api.printing import print_hits

    found = finder.find(text, history)
    if as_json:
        typer.echo(json.dumps({"id": None, "hits": _rows(found)}, ensure_ascii=False, indent=2))
    else:
        print_hits(found)


def _search_file(batch: Path, out: Path, finder: Finder) -> None:
    from api.batch import run

    failures = run(
        batch,
        out,
        lambda asked: {"id": asked.id, "hits": _rows(finder.find(asked.text, asked.history))},
        lambda question_id, _, message, __: {"id": question_id, "hits": [], "error": message},
    )
    if failures:
        typer.echo(f'clerk: failed: {failures}; their lines in {out} have an "error".', err=True)
        raise typer.Exit(1)
