"""The lines of a paper one by one, a table's cells among them: what its labels and values are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vectorstore.types import Block, BlockKind, Document, Span

_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+[A-Z]")
_LABELLED = re.compile(r"(?P<label>[A-Z][^:?\t]{1,90}?)\s*(?::|\s[-–—](?=\s))\s*(?P<rest>.*)", re.DOTALL)
_REACHED = re.compile(r"(?:\+|\b)[\d(][\d ()]{8,16}\d\b|[\w.+-]+@\s?[\w-]+(?:\.\s?[\w-]+)+")
_SIGNS = re.compile(
    r"(?:^|[\s,;|(])(?:tel(?:ephone)?|phone|mobile|e-?mail|ext(?:ension)?|[tem])\b\s*(?:no|number|address)?\W*(?=\W|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of running text, or one cell of a table, which is told by its block; `number` is its place in that."""

    text: str
    span: Span
    block: Block
    number: int

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table."""
        return bool(self.block.cells)

    @property
    def opens_row(self) -> bool:
        """Whether it is the first cell of a row that no column has a heading for: a label of what stands beside it."""
        return self.is_cell and not self.number and len(set(filter(None, self.block.columns))) < 2

    @property
    def is_heading(self) -> bool:
        """Whether something else begins here: a heading, or a paragraph with a number."""
        return self.block.kind in (BlockKind.HEADING, BlockKind.MINUTE) or bool(_NUMBERED.match(self.text))


def lines_of(document: Document, blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines and filled cells of some blocks in order, without the words that are struck out."""
    for block in blocks:
        spans = [cell for cell in block.cells if len(cell)] if block.cells else list(_rows(document, block.span))
        texts = [(" ".join(document.standing(span).split()), span) for span in spans]
        filled = [(text, span) for text, span in texts if text]
        for number, (text, span) in enumerate(filled):
            yield Line(text=text, span=span, block=block, number=number)


def split(text: str) -> tuple[str, str] | None:
    """Return the words before a line's first colon or dash and those after it, None where it has neither."""
    match = _LABELLED.match(text)
    return (match["label"].strip(), match["rest"].strip()) if match else None


def is_reach(text: str) -> bool:
    """Say whether a line holds a telephone number or a mail address."""
    return bool(_REACHED.search(text))


def without_reach(text: str) -> str:
    """Return words without the telephone numbers and mail addresses among them."""
    left = _SIGNS.sub(" ", _REACHED.sub(" ", text)) if _REACHED.search(text) else text
    return re.sub(r"[\s,;|]+$", "", re.sub(r"\s+", " ", left)).strip()


def _rows(document: Document, span: Span) -> Iterator[Span]:
    at = span.start
    for line in document.quote(span).split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            yield Span(start=start, end=start + len(stripped))
        at += len(line) + 1
