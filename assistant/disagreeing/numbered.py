"""A stated number of issues, themes or priorities held against the headings that number them: nine, and Issue 8 ends.

Only of a paper that numbers them from 1 without a gap, in its contents as in its text, and names none beyond the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.citing import cite_stretch
from assistant.disagreeing.stated import LEAST, sentences
from assistant.disagreeing.types import Disagreement, How, Side
from vectorstore._reference_patterns import WORD_NUMBERS
from vectorstore.types import Block, BlockKind, Document, DocumentKind, Span

NOUNS = {
    "issues": "issue",
    "themes": "theme",
    "priorities": "priority",
    "findings": "finding",
    "lessons": "lesson",
    "principles": "principle",
    "objectives": "objective",
    "workstreams": "workstream",
}
NEAR = 0.75
"""The least share that the smaller number is of the larger: beyond it they number different things."""

_STATED = re.compile(
    rf"\b(?:identif(?:y|ied)|there are|sets? out|contains?|comprises?|has|have|consists? of|centred on|following)\s+"
    rf"(?P<number>\d{{1,2}}|{'|'.join(WORD_NUMBERS)})\s+(?:main |key |strategic |core |guiding |overarching )?"
    rf"(?P<noun>{'|'.join(NOUNS)})\b",
    re.IGNORECASE,
)


def numbering_disagreements(document: Document, blocks: Sequence[Block]) -> Iterator[Disagreement]:
    """Yield the nouns whose stated number differs from that of the headings that number them."""
    if document.kind is DocumentKind.AGENDA:  # a pack: its papers number things of their own
        return
    stated = _stated(document, blocks)
    for noun in dict.fromkeys(noun for noun, _, _ in stated):
        headings = _headings(document, blocks, NOUNS[noun])
        said = [(number, cited) for other, number, cited in stated if other == noun]
        counts = {number for number, _ in said}
        if len(counts) != 1 or not headings or counts == {len(headings)}:
            continue
        number = counts.pop()
        near = min(number, len(headings)) >= NEAR * max(number, len(headings)) and len(headings) >= LEAST
        if near and not _is_named(document, NOUNS[noun], len(headings) + 1):
            ends = (headings[0], headings[-1])
            cited = tuple(cite_stretch(document, block.span, block.locator) for block in ends)
            places = tuple(cite_stretch(document, sentence, block.locator) for _, (sentence, block) in said)
            yield Disagreement(
                what=f"the number of {noun}",
                sides=(
                    Side(value=str(number), how=How.STATED, citations=places),
                    Side(value=str(len(headings)), how=How.LISTED, citations=cited, note="by their headings"),
                ),
            )


def _stated(document: Document, blocks: Sequence[Block]) -> list[tuple[str, int, tuple[Span, Block]]]:
    found = []
    for block in (block for block in blocks if block.kind is BlockKind.PARAGRAPH):
        for sentence in sentences(document, block.span):
            for match in _STATED.finditer(" ".join(document.quote(sentence).split())):
                number = int(WORD_NUMBERS.get(match["number"].casefold(), match["number"]))
                if number >= LEAST:
                    found.append((match["noun"].casefold(), number, (sentence, block)))
    return found


def _headings(document: Document, blocks: Sequence[Block], noun: str) -> list[Block]:
    """Return what opens with "Issue 1 -", "Issue 2 -" ... in order, after the contents list where that has them too.

    None where they are numbered with a gap, or to another end in the contents.
    """
    runs: list[list[Block]] = []
    for block in (block for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)):
        match = re.match(rf"\W*{noun}\s+(\d+)\s*[-–—:.]", document.quote(block.span), re.IGNORECASE)
        if match and int(match[1]) == 1:
            runs.append([block])
        elif match and (not runs or int(match[1]) != len(runs[-1]) + 1):
            return []
        elif match:
            runs[-1].append(block)
    return runs[-1] if len({len(run) for run in runs}) == 1 else []


def _is_named(document: Document, noun: str, number: int) -> bool:
    return re.search(rf"\b{noun}\s+{number}\b", document.text, re.IGNORECASE) is not None
