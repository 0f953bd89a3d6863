"""An answer as plain text to paste into a message: claims with the numbers of their sources, and those below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.notes.narrowing import spoken

MADE_BY = "Made by a computer program from the council’s papers: check it against the sources."


def as_plain_text(answer: Mapping[str, Any]) -> str:
    """Return an answer in the wire format as text: claims with [1], a table a row a line, then where each source is."""
    parts = [_body(answer), _sources(answer["citations"]), MADE_BY]
    return "\n\n".join(part for part in parts if part)


def _body(answer: Mapping[str, Any]) -> str:
    if answer["abstained"]:
        return str(answer["answer"])
    lines = [answer["lead"]] if answer["lead"] else []
    if answer["choices"]:
        lines += [f"{c['label']} {c['title']} ({c['paper']}) [{c['citation']}]" for c in answer["choices"]]
    table = answer["table"]
    for at, claim in enumerate(answer["claims"], 1):
        if table is None or at not in table["claims"]:
            lines.append(_with(claim["text"], () if table and at == 1 else claim["citations"]))
    return "\n".join([*lines, *(_rows(table) if table else ())])


def _rows(table: Mapping[str, Any]) -> Iterable[str]:
    """Yield the heading and the rows with a tab between cells, so that a spreadsheet takes them as they are."""
    yield ""
    yield table["title"]
    yield "\t".join([*table["columns"], "Source"])
    for row in table["rows"]:
        cells = [" ".join(cell.split()) for cell in row["cells"]]
        yield "\t".join([*cells, "".join(f"[{number}]" for number in row["citations"])])


def _with(text: str, numbers: Sequence[int]) -> str:
    return " ".join([text, *(f"[{number}]" for number in numbers)])


def _sources(citations: Iterable[Mapping[str, Any]]) -> str:
    told = [f"[{number}] {_source(citation)}" for number, citation in enumerate(citations, 1)]
    return "\n".join(["Sources", *told]) if told else ""


def _source(citation: Mapping[str, Any]) -> str:
    day = citation["meeting_date"] and spoken(citation["meeting_date"])
    title = citation["title"]
    where = [
        title,
        *([day] if day and day not in title else []),
        *([citation["locator"]] if citation["locator"] else []),
    ]
    return f"{', '.join(where)}: “{' '.join(citation['quote'].split())}”"
