"""Questions over the paragraphs of a paper: the figures that one of them gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.citing import cite_stretch
from assistant.slots import holds
from assistant.types import Slot
from evals.drafting.papers import LONGEST, Paper
from evals.samples import Sample
from vectorstore.figures import read_figures
from vectorstore.references import find_dates, find_references
from vectorstore.types import Block, BlockKind
from vectorstore.units import trimmed_to_words

MOST_FIGURES = 3


def of_passages(paper: Paper, blocks: Sequence[Block]) -> Iterator[Sample | None]:
    """Yield the proposals that a paper's paragraphs give."""
    for block in blocks:
        words = paper.document.standing(block.span)
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.MINUTE) or len(words) > LONGEST:
            continue
        figures = [*_figures(words)]
        headings, number = block.locator.headings, block.locator.paragraph or block.locator.minute
        if headings and 0 < len(figures) <= MOST_FIGURES:
            where = f" ({'minute' if block.locator.minute else 'paragraph'} {number})" if number else ""
            question = f"what amounts are given under “{headings[-1]}”{where}?"
            proof = [
                cite_stretch(paper.document, trimmed_to_words(paper.document, run), replace(block.locator))
                for run in paper.document.runs(block.span)
            ]
            yield paper.proposed(question, "fact", [(figure,) for figure in figures], proof)


def _figures(words: str) -> Iterator[str]:
    """Yield each amount of money and each percentage as it stands, once."""
    taken = [day.span for day in find_dates(words)] + [ref.span for ref in find_references(words)]
    said = dict.fromkeys(words[one.span.start : one.span.end] for one in read_figures(words, taken))
    yield from (figure for figure in said if holds(Slot.MONEY, figure) or holds(Slot.PERCENTAGE, figure))
