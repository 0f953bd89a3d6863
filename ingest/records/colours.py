"""What a paper's colours mean: its own key ("Grey = not yet due to start"), and colours that a copy has lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.rows import words_of
from vectorstore.references import find_references
from vectorstore.types import Block, Document

COLOURS = ("red", "amber", "green", "blue", "grey", "yellow", "orange", "purple", "black", "white")
_NAMED = "|".join((*COLOURS, "gray"))
_KEY = re.compile(
    rf"\W*(?P<hue>{_NAMED})(?: (?:rating|rated|status|\(?[rgab]\)?))?\s*(?:=|:|–|—| - |\()\s*(?P<meaning>\S.*?)\)?\W*",
    re.I,
)
_SHOWN = re.compile(rf"\b(?:{_NAMED})\b|^\W*(?:[RAGBYC]|[RAG][-/ ][RAG]|[1-5])\W*$", re.IGNORECASE)
_NOT_A_MEANING = re.compile(r"\d+\W*$|actions?\b|projects?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
MAX_MEANING, MAX_BLOCK, NEAR = 200, 2000, 3


def shows_rating(words: str) -> bool:
    """Say whether a cell names a colour or gives its letter; "N/A" does not."""
    return bool(_SHOWN.search(words))


def colour_key(document: Document, blocks: Sequence[Block]) -> dict[str, str]:
    """Return what each colour means, as the paper says it first: in a key's row, or in a line of its own."""
    said = [Said(place, *told) for place, block in enumerate(blocks) for told in _meanings(document, block)]
    found: dict[str, str] = {}
    for one in said:
        if one.sure or any(_is_beside(one, other) for other in said):
            found.setdefault(one.colour, one.meaning)
    return found


class Said(NamedTuple):
    """What one line says that a colour means; `sure` where its form says so ("Grey = late", a row of a key)."""

    place: int
    colour: str
    meaning: str
    sure: bool


def _is_beside(one: Said, other: Said) -> bool:
    """Say whether another colour is told near by, as a key does; "Red: two schemes" alone tells what is red."""
    return other.colour != one.colour and abs(other.place - one.place) <= NEAR


def _meanings(document: Document, block: Block) -> list[tuple[str, str, bool]]:
    if block.cells:
        told = _of_row([words_of(document.quote(cell)) for cell in block.cells], block.fills)
        return [(colour, meaning, True) for colour, meaning in told if _is_meaning(meaning)]
    if len(block.span) > MAX_BLOCK:
        return []
    lines = (words_of(line) for line in document.quote(block.span).splitlines())
    read = (_KEY.fullmatch(line) for line in lines if len(line) <= MAX_MEANING + 20)
    return [
        (_hue(match["hue"]), match["meaning"], "=" in match[0])
        for match in read
        if match and _is_meaning(match["meaning"])
    ]


def _is_meaning(words: str) -> bool:
    """Say whether words say what a colour stands for: no number of things, and nothing that has a reference."""
    return bool(_WORD.search(words)) and not _NOT_A_MEANING.match(words) and not find_references(words)


def _hue(name: str) -> str:
    return "grey" if name.casefold() == "gray" else name.casefold()


def _of_row(words: Sequence[str], fills: Sequence[str | None]) -> list[tuple[str, str]]:
    """Read a row of a key: a colour's name, or its fill, and one more cell of words, which may say the name again."""
    said = [word for word in words if word]
    hues = [fill for fill in fills if fill]
    if len(said) == 2 and said[0].casefold() in (*COLOURS, "gray"):
        return [(_hue(said[0]), _without_name(said[1], said[0]))]
    if len(said) == 1 and len(hues) == 1 and len(words) <= 3 and len(said[0].split()) > 1:
        return [(_hue(hues[0]), _without_name(said[0], hues[0]))]
    return []


def _without_name(words: str, colour: str) -> str:
    """A meaning without the colour's name before it."""
    match = _KEY.fullmatch(words)
    return match["meaning"] if match and _hue(match["hue"]) == _hue(colour) else words
