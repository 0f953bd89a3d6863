"""What a paper's colours mean: its own key ("Grey = not yet due to start"), and colours that a copy has lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.rows import words_of
from vectorstore.types import Block, Document

COLOURS = ("red", "amber", "green", "blue", "grey", "yellow", "orange", "purple", "black", "white")
_NAMED = "|".join((*COLOURS, "gray"))
_KEY = re.compile(
    rf"\W*({_NAMED})(?: (?:rating|rated|status|\(?[rgab]\)?))?\s*(?:=|:|–|—| - |\()\s*(\S.*?)\)?\W*", re.I
)
_SHOWN = re.compile(rf"\b(?:{_NAMED})\b|^\W*(?:[RAGBYC]|[RAG][-/ ][RAG]|[1-5])\W*$", re.IGNORECASE)
_NOT_A_MEANING = re.compile(r"\d+\W*$|actions?\b|projects?\b", re.IGNORECASE)
MAX_MEANING, MAX_BLOCK = 200, 2000


def shows_rating(words: str) -> bool:
    """Say whether a cell names a colour or gives its letter; "N/A" does not."""
    return bool(_SHOWN.search(words))


def colour_key(document: Document, blocks: Sequence[Block]) -> dict[str, str]:
    """Return what each colour means, as the paper says it first: in a key's row, or in a line of its own."""
    found: dict[str, str] = {}
    for block in blocks:
        for colour, meaning in _meanings(document, block):
            found.setdefault("grey" if colour == "gray" else colour, meaning)
    return found


def _meanings(document: Document, block: Block) -> list[tuple[str, str]]:
    if block.cells:
        return _of_row([words_of(document.quote(cell)) for cell in block.cells], block.fills)
    if len(block.span) > MAX_BLOCK:
        return []
    lines = (words_of(line) for line in document.quote(block.span).splitlines())
    read = (_KEY.fullmatch(line) for line in lines if len(line) <= MAX_MEANING + 20)
    return [(match[1].casefold(), match[2]) for match in read if match and not _NOT_A_MEANING.match(match[2])]


def _of_row(words: Sequence[str], fills: Sequence[str | None]) -> list[tuple[str, str]]:
    """Read a row of a key: a colour's name, or its fill, and one more cell of words."""
    said = [word for word in words if word]
    if len(said) == 2 and said[0].casefold() in (*COLOURS, "gray"):
        return [(said[0].casefold(), said[1])]
    hues = [fill for fill in fills if fill]
    if len(said) == 1 and len(hues) == 1 and len(words) <= 3 and len(said[0].split()) > 1:
        return [(hues[0].casefold(), said[0])]
    return []
