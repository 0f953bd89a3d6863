"""How a stretch began that goes on in mid-sentence: its first words stand at the foot of the page before."""

from __future__ import annotations

import re

from assistant.types import Evidence
from vectorstore.types import Block, BlockKind, Document, Span

LOOK_BACK = 400
"""Characters before a block among which its sentence begins, if it does."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.MINUTE})
_ENDED = re.compile(r".*(?:[.:;!?][\"'”’)\]]*\s|\n\s*\n)", re.DOTALL)
_GOES_ON = re.compile(r"[a-z]|\d{2,4}\b(?![.)/])")


def begun_before(document: Document, block: Block, span: Span) -> str:
    """Return the words on the page before that the first sentence of a stretch begins with; mostly there are none.

    A block is of one page, so that what is quoted has one page to look it up on. The sentence is read whole all the
    same: "As of October | 2024, 894 adults ..." speaks of October.
    """
    text, start = document.text, block.span.start
    if block.kind not in _PROSE or span.start > start or not _GOES_ON.match(text, start):
        return ""
    before = text[max(start - LOOK_BACK, 0) : start].rstrip()
    goes_on = before[-1:].isalnum() or before.endswith(",")
    return " ".join(_ENDED.sub("", f"{before} ", count=1).split()) if goes_on else ""


def read_whole(item: Evidence) -> str:
    """Return the words of a stretch after those on the page before that its first sentence begins with."""
    return f"{begun_before(item.document, item.block, item.span)} {item.text}".strip()
