"""A stored paper written out again as a file: its text where it is plain text, else a web page of its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from vectorstore.types import Block, BlockKind, Document, Span

PLAIN = (".txt", ".md")
WEB = ".html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Words to stand in the place of those at `span` of a paper's text; none to delete them."""

    span: Span
    words: str = ""


def file_of(document: Document, blocks: Iterable[Block], edits: Sequence[Edit], folder: Path) -> Path:
    """Write a paper to a folder, with edits that do not overlap, and return the file.

    A paper of plain text is written as such. Of any other a web page has the headings, paragraphs and tables that were
    read from it, in order, without pages, colours and running heads.
    """
    plain = Path(document.name).suffix.casefold() in PLAIN
    path = folder / (document.name if plain or document.name.endswith(WEB) else f"{document.name}{WEB}")
    words = Words(document, edits)
    whole = Span(start=0, end=len(document.text))
    path.write_text(words.of(whole) if plain else _page(document, list(blocks), words), encoding="utf-8")
    return path


class Words:
    """The words of a paper as they stand after some edits."""

    def __init__(self, document: Document, edits: Sequence[Edit]) -> None:
        """Keep the edits in order."""
        self._text = document.text
        self._edits = sorted(edits, key=lambda edit: edit.span.start)

    def of(self, span: Span) -> str:
        """Return what stands at a span of the text; an edit that begins before it has put its words there."""
        at, parts = span.start, []
        for edit in self._edits:
            if edit.span.end > span.start and edit.span.start < span.end:
                parts.append(self._text[at : max(edit.span.start, at)])
                parts.append(edit.words if edit.span.start >= span.start else "")
                at = min(edit.span.end, span.end)
        return "".join([*parts, self._text[at : span.end]])


def _page(document: Document, blocks: Sequence[Block], words: Words) -> str:
    runs = groupby(blocks, key=lambda block: block.table)
    body = "\n".join(
        part for table, run in runs for part in (_table if table is not None else _prose)(list(run), words)
    )
    title = f"<title>{escape(document.title)}</title>"
    return f"<!doctype html>\n<html><head><meta charset='utf-8'>{title}</head><body>\n{body}\n</body></html>\n"


def _prose(blocks: Sequence[Block], words: Words) -> Iterator[str]:
    for block in blocks:
        tag = "h2" if block.kind is BlockKind.HEADING else "p"
        said = escape(words.of(block.span).strip()).replace("\n", "<br>")
        if said:
            yield f"<{tag}>{said}</{tag}>"


def _table(blocks: Sequence[Block], words: Words) -> Iterator[str]:
    rows = [block for block in blocks if block.kind is BlockKind.ROW]
    if not rows:
        return
    yield "<table>"
    if any(rows[0].columns):
        yield _row("th", rows[0].columns)
    for row in rows:
        yield _row("td", [words.of(cell) for cell in row.cells] or [words.of(row.span)])
    yield "</table>"


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell.strip())}</{tag}>" for cell in cells) + "</tr>"
